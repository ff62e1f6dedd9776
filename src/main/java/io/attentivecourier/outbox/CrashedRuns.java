package io.attentivecourier.outbox;

import io.attentivecourier.ledger.RunReports;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import java.time.LocalDate;
import java.util.List;

/**
 * Finds runs whose process died. A row that takes all memory takes it at each try, and stops every
 * other pipeline with the process. So after two such runs of a date in a row no schedule starts a
 * third.
 */
public final class CrashedRuns {
  private static final String DIED = "its process died before the seal; nothing was sent";
  private static final int MOST = 2;

  private CrashedRuns() {}

  /** True if the two newest runs of a pipeline's date died with their process. */
  public static boolean areTooMany(RunReports reports, String pipeline, LocalDate date) {
    List<RunReport> runs = runs(reports, pipeline, date);
    return runs.size() >= MOST
        && runs.subList(runs.size() - MOST, runs.size()).stream().allMatch(CrashedRuns::hasCrashed);
  }

  /** The message of a run whose process died. */
  static String message(RunReports reports, RunId run) {
    String died = run.pipeline() + ": " + DIED;
    return !hasCrashedBefore(reports, run)
        ? died
        : died
            + ", as before on this date. Nothing starts it again by itself: look at memory, threads"
            + " and the query's widest rows, then `courier run "
            + run.pipeline()
            + "`";
  }

  private static boolean hasCrashedBefore(RunReports reports, RunId run) {
    return runs(reports, run.pipeline(), run.date()).stream()
        .filter(earlier -> earlier.run().number() < run.number())
        .reduce((first, second) -> second)
        .filter(CrashedRuns::hasCrashed)
        .isPresent();
  }

  private static List<RunReport> runs(RunReports reports, String pipeline, LocalDate date) {
    return reports.on(date).stream()
        .filter(run -> run.run().pipeline().equals(pipeline) && run.kind() != RunKind.CANARY)
        .toList();
  }

  /**
   * True if the process died in the run. A run that was asked to stop has noted how many rows it
   * had read; a dead one has not.
   */
  private static boolean hasCrashed(RunReport run) {
    return Reason.INTERRUPTED.id().equals(run.reason()) && run.counts().read() == 0;
  }
}
