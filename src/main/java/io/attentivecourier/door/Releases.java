package io.attentivecourier.door;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Guard;
import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.Lifted;
import io.attentivecourier.outbox.Measure;
import io.attentivecourier.run.RunRequest;
import java.util.List;

/**
 * What an operator's decision lifts: a rollback all that compares, a release the guards that the
 * released run showed, each up to its value.
 */
final class Releases {
  private Releases() {}

  static Lifted lifted(Ledger ledger, RunRequest request) {
    if (request.isRollback()) {
      return Lifted.COMPARISONS;
    }
    return request instanceof RunRequest.Release release ? lifted(ledger, release) : Lifted.NONE;
  }

  private static Lifted lifted(Ledger ledger, RunRequest.Release release) {
    List<GuardVerdict> shown =
        ledger.holds(release.held()).stream()
            .filter(hold -> hold.measure() != null)
            .map(Releases::verdict)
            .toList();
    Lifted lifted = Lifted.by(shown);
    return release.maxDropPercent() == null ? lifted : lifted.withMaxDrop(release.maxDropPercent());
  }

  private static GuardVerdict verdict(Hold hold) {
    return new GuardVerdict(
        Guard.of(hold.guard()), hold.segment(), Measure.parse(hold.measure()), hold.message());
  }

  static Hold hold(GuardVerdict verdict) {
    return new Hold(
        verdict.segment(), verdict.guard().id(), verdict.measure().toString(), verdict.message());
  }
}
