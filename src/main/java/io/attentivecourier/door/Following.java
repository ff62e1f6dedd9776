package io.attentivecourier.door;

import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.api.ApiFault;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Answered;
import io.attentivecourier.ledger.Carried;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Range;
import io.attentivecourier.ledger.Unanswered;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Brings sealed runs of people to their end, the oldest first: no older value of a person goes out
 * after a newer one, so a run waits for every earlier one that sets one of its attributes.
 */
public final class Following {
  private final Ledger ledger;
  private final Locks locks;
  private final StopSign stop;
  private final ApiDeliveries requests;
  private final PeopleClosing closing;
  private final OwnRuns own;
  private final Supplier<Settings> settings;
  private final Clock clock;
  private final Map<RunId, Instant> notBefore = new ConcurrentHashMap<>();

  Following(Doors.Rooms rooms, ApiDeliveries requests, PeopleClosing closing, OwnRuns own) {
    ledger = rooms.ledger();
    locks = rooms.locks();
    stop = rooms.stop();
    settings = rooms.live();
    clock = rooms.clock();
    this.requests = requests;
    this.closing = closing;
    this.own = own;
  }

  /**
   * Whether a run is on its way to its end. One that failed is not waited for: where it may come
   * good, who serves tries it again.
   */
  public boolean isOpen(RunId run) {
    return !stop.isRaised()
        && ledger.openApiRuns().contains(run)
        && ledger.report(run).orElseThrow().state() != RunState.FAILED;
  }

  /** The open runs up to this one, in order of begin; some may be in other hands. */
  public Iterator<Turn> turns(RunId last) {
    List<RunId> open = ledger.openApiRuns();
    int end = open.indexOf(last);
    return new Turns(open.subList(0, end + 1).iterator());
  }

  /** Takes each lock only when its turn comes. */
  private final class Turns implements Iterator<Turn> {
    private final Iterator<RunId> runs;

    Turns(Iterator<RunId> runs) {
      this.runs = runs;
    }

    /** Camel asks while the turn before is still under way, so no lock is taken here. */
    @Override
    public boolean hasNext() {
      return runs.hasNext() && !stop.isRaised();
    }

    @Override
    public Turn next() {
      RunId run = runs.next();
      return take(run, !runs.hasNext());
    }
  }

  /**
   * Subscribers take turns over all pipelines: Attentive's 10 requests a second are for the
   * account, and each process has a pace of its own.
   */
  private Turn take(RunId run, boolean last) {
    boolean asking = ledger.report(run).orElseThrow().kind() == RunKind.SUBSCRIBERS;
    String turn = asking ? "follow-subscribers" : "follow-" + run.pipeline();
    return new Turn(run, locks.tryLock(turn).orElse(null), last);
  }

  /** Whether lines of it wait, and no earlier run stands before it. */
  public boolean maySend(Turn turn) throws IOException {
    RunId run = turn.getRun();
    if (unanswered(run).isEmpty() || stop.isRaised() || isTooEarly(run)) {
      return false;
    }
    // Read anew for each turn: one before it may have taken hours, or have ended its run.
    List<RunId> open = ledger.openApiRuns();
    Optional<Reason> late = tooLate(run, open);
    if (late.isPresent()) {
      abandon(run, late.get());
      return false;
    }
    return open.stream()
        .takeWhile(earlier -> !earlier.equals(run))
        .noneMatch(earlier -> shares(earlier, run));
  }

  /** An API that was down for minutes is left alone for a while. */
  private boolean isTooEarly(RunId run) {
    return clock.instant().isBefore(notBefore.getOrDefault(run, Instant.MIN));
  }

  /** A run of 10 million people has 40,000 answers: they are read only while its file waits. */
  private List<Range> unanswered(RunId run) {
    long lines = ledger.undelivered(run).stream().mapToLong(SealedFile::rows).sum();
    return lines == 0 ? List.of() : Unanswered.of(ledger.answered(run), lines);
  }

  /** A newer run has newer values, and what was fetched on another day is old. */
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
        .anyMatch(newer -> !ledger.isRetry(newer));
  }

  private boolean shares(RunId earlier, RunId run) {
    if (earlier.pipeline().equals(run.pipeline())) {
      return true;
    }
    return !Collections.disjoint(attributes(earlier), attributes(run));
  }

  private Set<String> attributes(RunId run) {
    return ledger.carried(run).map(Carried::attributes).map(Set::copyOf).orElse(Set.of());
  }

  /** Those who were never sent are told as such: a retry, or the next run, takes them up. */
  private void abandon(RunId run, Reason reason) {
    for (Range lines : unanswered(run)) {
      ledger.answered(run, Answered.unconfirmed(lines.first(), (int) lines.lines(), reason.id()));
    }
  }

  public ApiDelivery open(Turn turn) throws IOException {
    turn.sending(requests.open(turn.getRun()));
    return turn.delivery();
  }

  /** Says how the run stands after its turn. */
  public RunReport settle(Turn turn) throws IOException {
    RunId run = turn.getRun();
    Optional.ofNullable(turn.delivery()).ifPresent(ApiDelivery::requireNotStopped);
    Optional<Reason> fault =
        Optional.ofNullable(turn.delivery()).flatMap(ApiDelivery::fault).flatMap(ApiFault::reason);
    if (fault.isPresent() && fault.get().mayPass()) {
      notBefore.put(run, clock.instant().plus(settings.get().retryEvery()));
    } else if (fault.isPresent()) {
      abandon(run, fault.get());
    }
    boolean sent = unanswered(run).isEmpty();
    boolean followed = !ledger.hasOpenJobs(run);
    return closing.stands(run, fault, sent, followed);
  }

  /** How it stands; what waits, or is in another process's hands, is on its way. */
  public RunReport report(RunId run) {
    return closing.accepted(run);
  }

  /**
   * A turn that met a fault nobody foresaw: its run is tried again in the next pass, and those of
   * other pipelines have their turns in this one.
   *
   * @throws Exception the fault, where no turn comes after it: who asked for the pass hears of it
   */
  public void broke(Turn turn, Exception fault) throws Exception {
    if (turn.isLast()) {
      throw fault;
    }
    Refusals.told(turn.getRun(), fault, false);
  }

  public void close(Turn turn) {
    turn.close();
  }
}
