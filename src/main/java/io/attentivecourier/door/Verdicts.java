package io.attentivecourier.door;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentState;
import io.attentivecourier.segment.NameClashes;
import io.attentivecourier.segment.StagedFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said of a run: that it is refused, how it ended, and the sentence that tells it. */
public final class Verdicts {
  private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

  private final Ledger ledger;
  private final Outbox outbox;
  private final int maxRowsPerFile;

  public Verdicts(Ledger ledger, Outbox outbox, int maxRowsPerFile) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.maxRowsPerFile = maxRowsPerFile;
  }

  RunReport busy(String pipeline, LocalDate date) {
    RunId running =
        ledger
            .newest(pipeline, date, RunKind.SEGMENTS)
            .map(RunReport::run)
            .orElseGet(() -> ledger.next(pipeline, date));
    return report(running, RunState.BUSY, null, pipeline + " is running in another process");
  }

  Optional<RunReport> wholeAlready(String pipeline, LocalDate date) {
    return ledger
        .newest(pipeline, date, RunKind.SEGMENTS)
        .filter(last -> last.state() == RunState.WHOLE)
        .map(Verdicts::wholeAlready);
  }

  private static RunReport wholeAlready(RunReport whole) {
    return new RunReport(
        whole.run(),
        whole.kind(),
        whole.state(),
        whole.reason(),
        false,
        whole.late(),
        whole.counts(),
        whole.segments(),
        whole.run().date() + " is whole already, nothing was done");
  }

  /** Refuses a result that has no rows, or names that the receiver may take for one another. */
  void checkNames(SegmentRun run) {
    if (run.read() == 0) {
      throw new Refusal(Reason.QUERY_EMPTY, "no rows from pipeline " + run.id().pipeline());
    }
    List<String> names = run.segments();
    if (names.isEmpty()) {
      throw new Refusal(Reason.QUERY_EMPTY, "not one of " + run.read() + " rows passed the rules");
    }
    Map<String, String> owners = ledger.owners();
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
    for (StagedFile file : run.files().complete()) {
      if (file.rows() > maxRowsPerFile) {
        throw new Refusal(
            Reason.SEGMENT_OVERSIZE,
            file.segment(),
            "segment %s has %,d rows, over courier.maxRowsPerFile (%,d)"
                .formatted(file.segment(), file.rows(), maxRowsPerFile));
      }
    }
  }

  /** Ends a run whose files are at the receiver, or kept. */
  RunReport end(SegmentRun run) {
    return run.isPlanned() ? plan(run) : end(run.delivery(), run.counts(), run.already());
  }

  /** Ends a run by what the ledger says of its files. */
  public RunReport end(Delivery delivery, Counts counts, List<SegmentOutcome> already) {
    List<SegmentOutcome> segments = new ArrayList<>(already);
    segments.addAll(ledger.report(delivery.run()).orElseThrow().segments());
    Optional<PickupFault> fault = delivery.fault();
    RunState state = fault.isPresent() ? RunState.FAILED : state(segments);
    if (state == RunState.RUNNING) {
      // The process is asked to end between two files; the next start goes on with them.
      return ledger.report(delivery.run()).orElseThrow();
    }
    Reason reason = fault.map(PickupFault::reason).orElse(reason(segments, state));
    String message = fault.map(Throwable::getMessage).orElseGet(() -> message(segments, state));
    ledger.end(new RunEnd(delivery.run(), state, reason, false, counts, already, message));
    return ledger.report(delivery.run()).orElseThrow();
  }

  /** The segments that an earlier run of the date delivered: they are not sent again. */
  static List<SegmentOutcome> already(List<StagedFile> files, Map<String, String> delivered) {
    return files.stream()
        .filter(file -> delivered.containsKey(file.segment()))
        .map(file -> outcome(file.segment(), file.rows(), SegmentState.DELIVERED, null))
        .toList();
  }

  private static RunState state(List<SegmentOutcome> segments) {
    return RunState.worst(segments.stream().map(segment -> segment.state().weight()).toList());
  }

  private static Reason reason(List<SegmentOutcome> segments, RunState state) {
    return segments.stream()
        .map(SegmentOutcome::reason)
        .filter(reason -> reason != null && state != RunState.WHOLE)
        .findFirst()
        .map(Reason::of)
        .orElse(null);
  }

  private static String message(Collection<SegmentOutcome> segments, RunState state) {
    long whole = segments.stream().filter(one -> one.state() == SegmentState.DELIVERED).count();
    String all = segments.size() == 1 ? "1 segment" : segments.size() + " segments";
    return state == RunState.WHOLE ? all + " whole" : whole + " of " + all + " delivered";
  }

  private RunReport plan(SegmentRun run) {
    List<SegmentOutcome> segments =
        outbox.named(run.id(), run.files().complete()).stream().map(Verdicts::ready).toList();
    return new RunReport(
        run.id(),
        RunKind.SEGMENTS,
        RunState.WHOLE,
        null,
        true,
        false,
        run.counts(),
        segments,
        segments.size() + " segments ready; nothing was sent");
  }

  private static SegmentOutcome ready(SealedFile file) {
    return new SegmentOutcome(
        file.owner(),
        file.rows(),
        null,
        null,
        null,
        SegmentState.READY,
        null,
        file.name(),
        file.bytes(),
        file.sha256());
  }

  /** Ends a run that a step could not go on with: nothing of it is sent that is not sealed. */
  RunReport fail(SegmentRun run, Exception fault) {
    Refusal refusal = Refusals.of(fault, run.isReading());
    if (refusal.reason() == Reason.UNEXPECTED) {
      LOG.error("{}: {}", run.id(), refusal.getMessage(), fault);
    } else {
      LOG.warn("{} refused: {} ({})", run.id(), refusal.getMessage(), refusal.reason().id());
    }
    List<SegmentOutcome> outcomes = run.isSealed() ? List.of() : outcomes(run, refusal);
    String message = run.id().pipeline() + ": " + refusal.getMessage();
    return run.isPlanned()
        ? refused(run, refusal.reason(), outcomes, message)
        : end(run, refusal.reason(), outcomes, message);
  }

  private RunReport end(
      SegmentRun run, Reason reason, List<SegmentOutcome> outcomes, String message) {
    ledger.end(
        new RunEnd(run.id(), RunState.FAILED, reason, false, run.counts(), outcomes, message));
    return ledger.report(run.id()).orElseThrow();
  }

  private static RunReport refused(
      SegmentRun run, Reason reason, List<SegmentOutcome> outcomes, String message) {
    return new RunReport(
        run.id(),
        RunKind.SEGMENTS,
        RunState.FAILED,
        reason.id(),
        true,
        false,
        run.counts(),
        outcomes,
        message);
  }

  private static List<SegmentOutcome> outcomes(SegmentRun run, Refusal refusal) {
    return run.segments().stream().map(name -> outcome(run, name, refusal)).toList();
  }

  private static SegmentOutcome outcome(SegmentRun run, String name, Refusal refusal) {
    return name.equals(refusal.segment())
        ? outcome(name, run.rowsOf(name), SegmentState.REFUSED, refusal.reason().id())
        : outcome(name, run.rowsOf(name), SegmentState.NOT_SENT, null);
  }

  private static SegmentOutcome outcome(String name, long rows, SegmentState state, String reason) {
    return new SegmentOutcome(name, rows, null, null, null, state, reason, null, null, null);
  }

  private static RunReport report(RunId run, RunState state, String reason, String message) {
    return new RunReport(
        run, RunKind.SEGMENTS, state, reason, false, false, Counts.NONE, List.of(), message);
  }
}
