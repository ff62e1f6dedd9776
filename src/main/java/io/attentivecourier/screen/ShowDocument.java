package io.attentivecourier.screen;

import io.attentivecourier.known.RejectedFile;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunDetail;
import io.attentivecourier.ledger.RunRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The document of one run with all that the ledger has of it. */
public final class ShowDocument {
  private ShowDocument() {}

  public static Map<String, Object> of(
      RunRecord run, RunDetail detail, List<RejectedFile.RuleExample> rejected) {
    Map<String, Object> document = RunDocument.of(run);
    document.put("stages", detail.stages().stream().map(ShowDocument::stage).toList());
    document.put("holds", run.holds().stream().map(ShowDocument::hold).toList());
    document.put("rejected", rejected.stream().map(ShowDocument::rule).toList());
    document.put("files", detail.files().entrySet().stream().map(ShowDocument::file).toList());
    document.put("jobs", detail.jobs().stream().map(ShowDocument::job).toList());
    return document;
  }

  private static Map<String, Object> stage(RunDetail.Stage stage) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", stage.name());
    document.put("startedAt", stage.startedAt().toString());
    document.put("seconds", RunDocument.seconds(stage.took()));
    document.put("rows", stage.rows());
    return document;
  }

  private static Map<String, Object> hold(Hold hold) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("segment", hold.segment());
    document.put("guard", hold.guard());
    document.put("measure", hold.measure());
    document.put("message", hold.message());
    return document;
  }

  private static Map<String, Object> rule(RejectedFile.RuleExample rule) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("rule", rule.rule());
    document.put("rows", rule.rows());
    document.put("segments", rule.segments());
    document.put("firstRow", rule.firstRow());
    document.put("firstKey", rule.firstKey());
    return document;
  }

  private static Map<String, Object> file(Map.Entry<String, List<RunDetail.StepTaken>> file) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", file.getKey());
    document.put("steps", file.getValue().stream().map(ShowDocument::step).toList());
    return document;
  }

  private static Map<String, Object> step(RunDetail.StepTaken step) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("step", step.step().name());
    document.put("at", step.at().toString());
    document.put("reason", step.reason());
    return document;
  }

  private static Map<String, Object> job(RunDetail.JobOutcome job) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("job", job.job());
    document.put("people", job.people());
    document.put("applied", job.endedAt() == null ? null : job.applied());
    document.put("status", job.status());
    document.put("acceptedAt", job.acceptedAt().toString());
    document.put("endedAt", job.endedAt() == null ? null : job.endedAt().toString());
    return document;
  }
}
