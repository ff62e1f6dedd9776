package io.attentivecourier.mcp;

import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.RunDetail;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Shortens the documents of runs: of 50,000 segments one has 25 MB, and a model reads some ten
 * thousand words. What is left out is counted.
 */
public record WorstSegments(int most) {
  static final String PARAMETER = "segments";
  static final int DEFAULT = 50;

  private static final Comparator<SegmentOutcome> WORST =
      Comparator.comparing((SegmentOutcome one) -> one.state().weight()).reversed();

  Map<String, Object> document(
      LedgerEntry entry, Function<LedgerEntry, Map<String, Object>> writer) {
    RunReport report = entry.line().report();
    return report == null
        ? writer.apply(entry)
        : counted(report, writer.apply(entry.of(worst(report))));
  }

  public Map<String, Object> document(
      RunRecord run, Function<RunRecord, Map<String, Object>> writer) {
    RunReport report = run.report();
    RunRecord some =
        new RunRecord(
            report.of(worst(report)),
            run.times(),
            first(run.holds()),
            run.acts(),
            run.listsBefore());
    Map<String, Object> document = counted(report, writer.apply(some));
    count(document, "holdsLeftOut", run.holds().size());
    return document;
  }

  /** One run with all that is known of it. */
  Map<String, Object> document(
      RunRecord run,
      RunDetail detail,
      BiFunction<RunRecord, RunDetail, Map<String, Object>> writer) {
    Map<String, List<RunDetail.StepTaken>> files = new LinkedHashMap<>();
    detail.files().entrySet().stream()
        .limit(most)
        .forEach(file -> files.put(file.getKey(), file.getValue()));
    RunDetail some = new RunDetail(detail.stages(), files, first(detail.jobs()));
    Map<String, Object> document = document(run, one -> writer.apply(one, some));
    count(document, "filesLeftOut", detail.files().size());
    count(document, "jobsLeftOut", detail.jobs().size());
    return document;
  }

  private <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(most, all.size()));
  }

  private List<SegmentOutcome> worst(RunReport report) {
    return report.segments().stream().sorted(WORST).limit(most).toList();
  }

  private Map<String, Object> counted(RunReport report, Map<String, Object> document) {
    count(document, "segmentsLeftOut", report.segments().size());
    return document;
  }

  private void count(Map<String, Object> document, String key, int all) {
    if (all > most) {
      document.put(key, all - most);
    }
  }
}
