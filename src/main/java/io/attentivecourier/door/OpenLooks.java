package io.attentivecourier.door;

import io.attentivecourier.api.Look;
import io.attentivecourier.api.Looks;
import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.run.RunId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** When each open job is looked at next: the ledger says which are open, this process how often. */
final class OpenLooks {
  /** A pass of the route; more are due again at once. */
  private static final int MOST_LOOKS = 1_000;

  private final Receipts.Rooms rooms;
  private final Looks looks;
  private final Map<String, Look> open = new ConcurrentHashMap<>();

  OpenLooks(Receipts.Rooms rooms) {
    this.rooms = rooms;
    this.looks = new Looks(rooms.api().confirmEvery(), rooms.api().confirmWithin());
  }

  /** A look for each open job of the run. */
  List<Look> of(RunId run) {
    return rooms.ledger().openJobs(run).stream()
        .map(job -> open.computeIfAbsent(job.job(), id -> new Look(job, next(job, 0))))
        .toList();
  }

  /** The longest due first, at most 1,000. */
  List<Look> due(List<Look> all) {
    Instant now = rooms.clock().instant();
    return all.stream()
        .filter(look -> !look.due().isAfter(now) && !rooms.stop().isRaised())
        .sorted(Comparator.comparing(Look::due))
        .limit(MOST_LOOKS)
        .toList();
  }

  private Instant next(OpenJob job, int before) {
    Instant last = before == 0 ? job.acceptedAt() : rooms.clock().instant();
    double random = ThreadLocalRandom.current().nextDouble();
    return looks.next(job.acceptedAt(), before, last, random);
  }

  /** One look is over, and the job is not at its end. */
  void again(Look look) {
    look.again(next(look.job(), look.looks() + 1));
  }

  /** Whether the job has had its time. */
  boolean isOver(Look look) {
    return looks.isOver(look.job().acceptedAt(), rooms.clock().instant());
  }

  void ended(Look look) {
    open.remove(look.job().job());
  }
}
