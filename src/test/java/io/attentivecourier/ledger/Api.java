package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Runs of the API of a made-up brand. */
public final class Api {
  static final RunPayload CARRIED = new RunPayload(100, 0, 3, List.of("tier", "points"));

  private Api() {}

  /** A run of the pipeline that sealed so many lines, or none. */
  static RunId sealed(Ledger ledger, String pipeline, RunKind kind, long lines) {
    RunId run = ledger.runs().begin(pipeline, Sample.DAY, kind);
    ledger.requests().notePayload(run, CARRIED);
    ledger
        .files()
        .seal(
            run,
            new RunReport.Counts(lines + 100, 0, Map.of()),
            lines == 0 ? List.of() : List.of(file(lines)));
    return run;
  }

  static RunId sealed(Ledger ledger, long lines) {
    return sealed(ledger, "loyalty", RunKind.ATTRIBUTES, lines);
  }

  static SealedFile file(long lines) {
    return new SealedFile(
        "attributes.jsonl",
        "attributes",
        1,
        lines * 90,
        Sample.SHA256,
        List.of(new SealedFile.Part("attributes", lines)));
  }

  /** A job of which so many were applied, and then so many refused by the receiver. */
  static OpenJob.JobEnd end(String job, long applied, long refused) {
    return end(job, applied, refused, 0);
  }

  /** And so many were in no line of the result. */
  static OpenJob.JobEnd end(String job, long applied, long refused, long lost) {
    List<RunReport.PersonOutcome> outcomes = new ArrayList<>();
    outcomes.addAll(Collections.nCopies((int) applied, RunReport.PersonOutcome.APPLIED));
    outcomes.addAll(Collections.nCopies((int) refused, RunReport.PersonOutcome.REFUSED));
    outcomes.addAll(Collections.nCopies((int) lost, RunReport.PersonOutcome.UNCONFIRMED));
    return end(job, outcomes);
  }

  public static OpenJob.JobEnd end(String job, List<RunReport.PersonOutcome> outcomes) {
    return new OpenJob.JobEnd(
        job,
        "COMPLETED",
        outcomes,
        Map.of("status-400", count(outcomes, RunReport.PersonOutcome.REFUSED)),
        Map.of("no-line", count(outcomes, RunReport.PersonOutcome.UNCONFIRMED)));
  }

  private static long count(
      List<RunReport.PersonOutcome> outcomes, RunReport.PersonOutcome outcome) {
    return Collections.frequency(outcomes, outcome);
  }
}
