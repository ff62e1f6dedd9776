package io.attentivecourier.door;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the ends of runs, and keeps those that the ledger could not take: a disk that is full when
 * a run ends would else leave it RUNNING for ever, and nobody would hear of it.
 */
public final class RunEnds {
  private static final Logger LOG = LoggerFactory.getLogger(RunEnds.class);

  private final Ledger ledger;
  private final RunEnded ended;
  private final Map<RunId, RunEnd> unwritten = new LinkedHashMap<>();

  RunEnds(Ledger ledger, RunEnded ended) {
    this.ledger = ledger;
    this.ended = ended;
  }

  /**
   * What is told of the run from now on: FAILED, where its end is not in the ledger.
   *
   * @param kind the run's
   */
  RunReport end(RunEnd end, RunKind kind) {
    try {
      ledger.end(end);
      return ledger.report(end.run()).orElseThrow();
    } catch (LedgerFault fault) {
      keep(end);
      LOG.error("{}: its end is not in the ledger yet: {}", end.run(), fault.getMessage());
      return told(end, kind, fault);
    }
  }

  /**
   * Tells whoever listens of a run that has ended.
   *
   * @param took from its begin
   */
  void announce(RunReport report, Duration took) {
    ended.ended(report, took);
  }

  private synchronized void keep(RunEnd end) {
    unwritten.put(end.run(), end);
  }

  private static RunReport told(RunEnd end, RunKind kind, LedgerFault fault) {
    boolean failed = end.state() == RunState.FAILED && end.reason() != null;
    return new RunReport(
        end.run(),
        kind,
        RunState.FAILED,
        (failed ? end.reason() : fault.reason()).id(),
        false,
        false,
        end.counts() == null ? Counts.NONE : end.counts(),
        end.outcomes(),
        end.message() + "; its end is not in the ledger yet: " + fault.fault(),
        kind.isApi() ? Users.NONE : null);
  }

  /** The runs whose end waits for the ledger. */
  public synchronized List<RunId> unwritten() {
    return List.copyOf(unwritten.keySet());
  }

  /**
   * Writes what waits, and tells of it.
   *
   * @throws LedgerFault where the ledger still does not take it
   */
  public void write() {
    for (RunEnd end : waiting()) {
      ledger.end(end);
      written(end);
      LOG.info("{}: its end is in the ledger now: {}", end.run(), end.state());
      ledger.report(end.run()).ifPresent(report -> ended.ended(report, Duration.ZERO));
    }
  }

  private synchronized List<RunEnd> waiting() {
    return new ArrayList<>(unwritten.values());
  }

  private synchronized void written(RunEnd end) {
    unwritten.remove(end.run(), end);
  }
}
