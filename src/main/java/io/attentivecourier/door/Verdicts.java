package io.attentivecourier.door;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.segment.NameClashes;
import io.attentivecourier.segment.StagedFile;
import io.attentivecourier.settings.Oversize;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a run may begin, and what of its result no file may hold. */
final class Verdicts {
  private final Ledger ledger;
  private final Halves halves;
  private final int maxRowsPerFile;

  Verdicts(Ledger ledger, int maxRowsPerFile) {
    this.ledger = ledger;
    this.halves = new Halves(ledger);
    this.maxRowsPerFile = maxRowsPerFile;
  }

  RunReport busy(String pipeline, LocalDate date) {
    RunId running =
        ledger
            .newest(pipeline, date)
            .map(RunReport::run)
            .orElseGet(() -> ledger.next(pipeline, date));
    return report(running, RunState.BUSY, null, pipeline + " is running in another process");
  }

  /**
   * What is told in place of a run that is not to begin: its date is whole, or half a list is up.
   */
  Optional<RunReport> instead(String pipeline, LocalDate date, Occasion occasion) {
    if (occasion.is(Occasion.Kind.CANARY)) {
      return Optional.empty();
    }
    Optional<RunReport> half = halves.of(pipeline);
    Optional<RunReport> last = ledger.newest(pipeline, date, RunKind.SEGMENTS);
    if (half.isEmpty() && occasion.is(Occasion.Kind.RELEASE)) {
      return last.filter(newest -> !newest.run().equals(occasion.released())).map(Verdicts::newer);
    }
    boolean whole = last.isPresent() && last.get().state() == RunState.WHOLE;
    return half.isPresent() || !whole || !occasion.is(Occasion.Kind.RUN)
        ? half
        : last.map(Verdicts::wholeAlready);
  }

  /** What is not begun: nothing of it stands in the ledger, whose date is as it was. */
  static RunReport refused(RunId run, Refusal refusal) {
    String message = run.pipeline() + ": " + refusal.getMessage();
    return report(run, RunState.FAILED, refusal.reason().id(), message);
  }

  private static RunReport wholeAlready(RunReport whole) {
    return said(whole, whole.run().date() + " is whole already, nothing was done");
  }

  /** Another process was quicker: what was looked at is not what would be let go. */
  private static RunReport newer(RunReport newest) {
    return said(newest, newest.run() + " is newer than what was to be released, nothing was done");
  }

  static RunReport said(RunReport report, String message) {
    return new RunReport(
        report.run(),
        report.kind(),
        report.state(),
        report.reason(),
        report.planned(),
        report.late(),
        report.counts(),
        report.segments(),
        message,
        report.users());
  }

  /** Refuses a result that has no rows, or names that the receiver may take for one another. */
  void checkNames(SegmentRun run) {
    if (run.read() == 0) {
      throw new Refusal(Reason.QUERY_EMPTY, "no rows from pipeline " + run.id().pipeline());
    }
    Map<String, String> owners = ledger.owners();
    run.names().refuse(owners.keySet());
    List<String> names = run.segments();
    // Segments of which every row is bad are for the guards.
    if (names.isEmpty() && (run.isCanary() || run.rejectedSegments().isEmpty())) {
      throw new Refusal(Reason.QUERY_EMPTY, "not one of " + run.read() + " rows is in the list");
    }
    if (run.isCanary()) {
      return;
    }
    NameClashes.refuse(names, owners.keySet());
    names.forEach(name -> checkOwner(name, owners.get(name), run.id().pipeline()));
  }

  private static void checkOwner(String segment, String owner, String pipeline) {
    if (owner != null && !owner.equals(pipeline)) {
      throw new Refusal(
          Reason.SEGMENT_OWNER,
          segment,
          "segment %s belongs to pipeline %s".formatted(segment, owner));
    }
  }

  /**
   * Refuses a segment that Attentive's row limit would cut: a part of a list replaces the whole.
   */
  void checkSizes(SegmentRun run) {
    boolean mayspan = run.settings().packing().oversize() == Oversize.SPAN;
    for (StagedFile file : run.files().complete()) {
      if (file.rows() > maxRowsPerFile && !mayspan) {
        throw new Refusal(
            Reason.SEGMENT_OVERSIZE,
            file.segment(),
            "segment %s has %,d rows, over courier.maxRowsPerFile (%,d)"
                .formatted(file.segment(), file.rows(), maxRowsPerFile));
      }
    }
  }

  private static RunReport report(RunId run, RunState state, String reason, String message) {
    return new RunReport(
        run, RunKind.SEGMENTS, state, reason, false, false, Counts.NONE, List.of(), message);
  }
}
