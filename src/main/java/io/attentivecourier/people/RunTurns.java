package io.attentivecourier.people;

import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.flow.Refusals;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunState;
import java.util.Iterator;
import java.util.List;

/**
 * The open runs of people in the order in which they are brought to their end, the oldest first:
 * nobody else sends or follows a run while its turn lasts.
 */
public final class RunTurns {
  private final Ledger ledger;
  private final Locks locks;
  private final StopSign stop;

  public RunTurns(Ledger ledger, Locks locks, StopSign stop) {
    this.ledger = ledger;
    this.locks = locks;
    this.stop = stop;
  }

  /**
   * True if a run is on its way to its end. One that failed is not waited for: {@code serve} tries
   * it again if it may come good.
   */
  public boolean isOpen(RunId run) {
    return !stop.isRaised()
        && ledger.requests().openRuns().contains(run)
        && ledger.reports().of(run).orElseThrow().state() != RunState.FAILED;
  }

  /** The open runs up to this one, in order of begin; another process may have some of them. */
  public Iterator<RunTurn> open(RunId last) {
    List<RunId> open = ledger.requests().openRuns();
    int end = open.indexOf(last);
    return new InOrder(open.subList(0, end + 1).iterator());
  }

  /** Takes each lock only when its turn comes, as the one before may last hours. */
  private final class InOrder implements Iterator<RunTurn> {
    private final Iterator<RunId> runs;

    InOrder(Iterator<RunId> runs) {
      this.runs = runs;
    }

    @Override
    public boolean hasNext() {
      return runs.hasNext() && !stop.isRaised();
    }

    @Override
    public RunTurn next() {
      RunId run = runs.next();
      return take(run, !runs.hasNext());
    }
  }

  /**
   * Subscribers take turns over all pipelines: Attentive's 10 requests a second are for the
   * account, and each process has a pace of its own.
   */
  private RunTurn take(RunId run, boolean last) {
    boolean asking = ledger.reports().of(run).orElseThrow().kind() == RunKind.SUBSCRIBERS;
    String turn = asking ? "follow-subscribers" : "follow-" + run.pipeline();
    return new RunTurn(run, locks.tryLock(turn).orElse(null), last);
  }

  /**
   * Ends a turn after an unexpected fault: its run is tried again in the next pass, and the runs of
   * other pipelines have their turns in this one.
   *
   * @throws Exception the fault, if no turn comes after it: the caller of the pass then hears of it
   */
  public void fail(RunTurn turn, Exception fault) throws Exception {
    if (turn.isLast()) {
      throw fault;
    }
    Refusals.report(turn.getRun(), fault, false);
  }

  /**
   * The right to bring one open run forward: no other process or thread sends or follows it
   * meanwhile.
   */
  public static final class RunTurn implements AutoCloseable {
    private final RunId run;
    private final Locks.Held lock;
    private final boolean last;
    private ApiDelivery delivery;

    /**
     * @param lock null where another process or thread brings it forward
     * @param last true if no other turn of its pass comes after it
     */
    RunTurn(RunId run, Locks.Held lock, boolean last) {
      this.run = run;
      this.lock = lock;
      this.last = last;
    }

    /** True if this process has the turn. */
    public boolean isOurs() {
      return lock != null;
    }

    boolean isLast() {
      return last;
    }

    public RunId getRun() {
      return run;
    }

    void setDelivery(ApiDelivery delivery) {
      this.delivery = delivery;
    }

    /** Null where nothing was sent in this turn. */
    ApiDelivery delivery() {
      return delivery;
    }

    @Override
    public void close() {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
