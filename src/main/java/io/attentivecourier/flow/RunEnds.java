package io.attentivecourier.flow;

import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the ends of runs, and keeps the ends that the ledger could not take. Else a disk that is
 * full when a run ends would leave it RUNNING for ever, and no alert would tell.
 */
public final class RunEnds {
  private static final Logger LOG = LoggerFactory.getLogger(RunEnds.class);

  private final Ledger ledger;
  private final RunListener ended;
  private final Map<RunId, RunEnd> unwritten = new LinkedHashMap<>();

  public RunEnds(Ledger ledger, RunListener ended) {
    this.ledger = ledger;
    this.ended = ended;
  }

  /**
   * Ends a run in the ledger and returns its report: FAILED, if the ledger did not take the end.
   *
   * @param kind the run's
   */
  public RunReport end(RunEnd end, RunKind kind) {
    try {
      ledger.runs().end(end);
      return ledger.reports().of(end.run()).orElseThrow();
    } catch (LedgerFault fault) {
      keep(end);
      LOG.error("{}: its end is not in the ledger yet: {}", end.run(), fault.getMessage());
      return unwrittenReport(end, kind, fault);
    }
  }

  /**
   * Tells all listeners of a run that has ended.
   *
   * @param took from its begin
   */
  public void announce(RunReport report, Duration took) {
    ended.onRunEnd(report, took);
  }

  private synchronized void keep(RunEnd end) {
    unwritten.put(end.run(), end);
  }

  private static RunReport unwrittenReport(RunEnd end, RunKind kind, LedgerFault fault) {
    boolean failed = end.state() == RunState.FAILED && end.reason() != null;
    return new RunReport(
        end.run(),
        kind,
        RunState.FAILED,
        (failed ? end.reason() : fault.reason()).id(),
        false,
        false,
        end.counts() == null ? RunReport.Counts.NONE : end.counts(),
        end.outcomes(),
        end.message() + "; its end is not in the ledger yet: " + fault.fault(),
        kind.isApi() ? RunReport.Users.NONE : null);
  }

  /** The runs whose end waits for the ledger. */
  public synchronized List<RunId> unwritten() {
    return List.copyOf(unwritten.keySet());
  }

  /**
   * Writes the ends that wait, and tells of them.
   *
   * @throws LedgerFault if the ledger still does not take one
   */
  public void write() {
    for (RunEnd end : waiting()) {
      ledger.runs().end(end);
      forget(end);
      LOG.info("{}: its end is in the ledger now: {}", end.run(), end.state());
      ledger.reports().of(end.run()).ifPresent(report -> ended.onRunEnd(report, Duration.ZERO));
    }
  }

  private synchronized List<RunEnd> waiting() {
    return new ArrayList<>(unwritten.values());
  }

  private synchronized void forget(RunEnd end) {
    unwritten.remove(end.run(), end);
  }

  /** Hears of every run of this process that ended, except plans. Must not block or throw. */
  @FunctionalInterface
  public interface RunListener {
    /** Called when a run has its id, before its first step; also of a plan. */
    default void onRunBegin(RunId run, RunRequest request) {}

    void onRunEnd(RunReport report, Duration took);
  }

  /** The local time by which a date must be whole. */
  public static final class Deadlines {
    private final Supplier<Settings> settings;
    private final Ledger ledger;
    private final Clock clock;

    public Deadlines(Supplier<Settings> settings, Ledger ledger, Clock clock) {
      this.settings = settings;
      this.ledger = ledger;
      this.clock = clock;
    }

    /**
     * True if the deadline of that run's date has passed. False if it has none, or if the date's
     * fire fell into a pause and somebody ran it by hand.
     */
    public boolean isOver(RunId run) {
      Instant now = clock.instant();
      return settings.get().pipeline(run.pipeline()).isPastDeadline(run.date(), now)
          && !DayView.fellIntoPause(ledger, run.pipeline(), run.date(), now);
    }
  }
}
