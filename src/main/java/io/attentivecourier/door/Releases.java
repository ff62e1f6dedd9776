package io.attentivecourier.door;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Guard;
import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.Lifted;
import io.attentivecourier.outbox.Measure;
import io.attentivecourier.run.Occasion;
import java.util.List;

/**
 * What an operator's decision lifts: a rollback all that compares, a release the guards that the
 * released run showed, each up to its value.
 */
final class Releases {
  private Releases() {}

  static Lifted lifted(Ledger ledger, Occasion occasion) {
    if (occasion.is(Occasion.Kind.ROLLBACK)) {
      return Lifted.COMPARISONS;
    }
    if (occasion.released() == null) {
      return Lifted.NONE;
    }
    List<GuardVerdict> shown =
        ledger.holds(occasion.released()).stream()
            .filter(hold -> hold.measure() != null)
            .map(Releases::verdict)
            .toList();
    Lifted lifted = Lifted.by(shown);
    return occasion.maxDropPercent() == null
        ? lifted
        : lifted.withMaxDrop(occasion.maxDropPercent());
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
