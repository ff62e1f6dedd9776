package io.attentivecourier.people;

import io.attentivecourier.flow.SendWindow;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.ledger.RunPayload;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Decides when the people of a run may be sent: no older value of a person goes out after a newer
 * one, so a run waits for every earlier one that sets one of its attributes.
 */
public final class SendOrder {
  private final Ledger ledger;
  private final SendWindow own;
  private final StopSign stop;
  private final Waits waits;

  public SendOrder(Ledger ledger, SendWindow own, StopSign stop, Waits waits) {
    this.ledger = ledger;
    this.own = own;
    this.stop = stop;
    this.waits = waits;
  }

  /** True if lines of it wait, and it waits for no earlier run. */
  boolean maySend(RunTurns.RunTurn turn) throws IOException {
    RunId run = turn.getRun();
    if (unanswered(run).isEmpty() || stop.isRaised() || waits.isWaiting(run)) {
      return false;
    }
    // Read anew for each turn: one before it may have taken hours, or have ended its run.
    List<RunId> open = ledger.requests().openRuns();
    Optional<Reason> late = tooLate(run, open);
    if (late.isPresent()) {
      abandon(run, late.get());
      return false;
    }
    return open.stream()
        .takeWhile(earlier -> !earlier.equals(run))
        .noneMatch(earlier -> shares(earlier, run));
  }

  /** A run of 10 million people has 40,000 answers: they are read only while its file waits. */
  List<LineRange> unanswered(RunId run) {
    long lines = ledger.files().undelivered(run).stream().mapToLong(SealedFile::rows).sum();
    return lines == 0 ? List.of() : LineRange.Unanswered.of(ledger.requests().results(run), lines);
  }

  /**
   * The reason that the run is too late, if it is: a newer run has newer values, and values of
   * another day are old.
   */
  private Optional<Reason> tooLate(RunId run, List<RunId> open) {
    if (isSuperseded(run, open)) {
      return Optional.of(Reason.SUPERSEDED);
    }
    return own.isOver(run) ? Optional.of(Reason.DATE_PASSED) : Optional.empty();
  }

  private boolean isSuperseded(RunId run, List<RunId> open) {
    return open.stream()
        .dropWhile(one -> !one.equals(run))
        .skip(1)
        .filter(newer -> newer.pipeline().equals(run.pipeline()))
        .anyMatch(newer -> !ledger.runs().isRetry(newer));
  }

  private boolean shares(RunId earlier, RunId run) {
    if (earlier.pipeline().equals(run.pipeline())) {
      return true;
    }
    return !Collections.disjoint(attributes(earlier), attributes(run));
  }

  private Set<String> attributes(RunId run) {
    return ledger
        .requests()
        .payload(run)
        .map(RunPayload::attributes)
        .map(Set::copyOf)
        .orElse(Set.of());
  }

  /**
   * Ends the run; the people who were never sent are reported as such. A retry, or the next run,
   * sends them.
   */
  void abandon(RunId run, Reason reason) {
    for (LineRange lines : unanswered(run)) {
      ledger
          .requests()
          .record(run, RequestResult.unconfirmed(lines.first(), (int) lines.lines(), reason.id()));
    }
  }

  /** The runs that wait for a while: the API was down for minutes when they were sent. */
  public static final class Waits {
    private final Supplier<Settings> settings;
    private final Clock clock;
    private final Map<RunId, Instant> notBefore = new ConcurrentHashMap<>();

    /**
     * @param settings those that hold now
     */
    public Waits(Supplier<Settings> settings, Clock clock) {
      this.settings = settings;
      this.clock = clock;
    }

    boolean isWaiting(RunId run) {
      return clock.instant().isBefore(notBefore.getOrDefault(run, Instant.MIN));
    }

    /** Starts the wait, for {@code courier.retry.every}. */
    void begin(RunId run) {
      notBefore.put(run, clock.instant().plus(settings.get().retryEvery()));
    }
  }
}
