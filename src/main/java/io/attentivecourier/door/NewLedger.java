package io.attentivecourier.door;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupSession;
import io.attentivecourier.pickup.RemoteFile;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.segment.FileName;
import java.util.List;
import java.util.Optional;

/**
 * Looks into the pickup folder where the ledger has never seen a delivery. Files of our client
 * domain there mean that another home or an older ledger sends these lists: then neither the
 * numbers nor the baselines of this one can be believed, and an operator has to look once.
 */
final class NewLedger {
  private static final String UNSEEN =
      "the ledger knows no delivery, and with courier.sftp.sizes=off nobody can look whether"
          + " another home sends these lists";

  private final Ledger ledger;
  private final Pickup pickup;
  private final String clientDomain;

  NewLedger(Ledger ledger, Pickup pickup, String clientDomain) {
    this.ledger = ledger;
    this.pickup = pickup;
    this.clientDomain = clientDomain;
  }

  /** The hold, if there is one. A plan does not reach the receiver, so it cannot say. */
  Optional<Hold> hold(SegmentRun run) {
    boolean look = !run.isPlanned() && !ledger.everDelivered();
    if (look && !pickup.tellsSizes()) {
      return Optional.of(hold(UNSEEN));
    }
    List<String> strangers = look ? strangers(run.id()) : List.of();
    return strangers.isEmpty() ? Optional.empty() : Optional.of(hold(seen(strangers.size())));
  }

  /** Whether an operator has looked. */
  boolean isReleased(Occasion occasion) {
    return occasion.released() != null
        && ledger.holds(occasion.released()).stream()
            .anyMatch(hold -> hold.guard().equals(Reason.NEW_LEDGER.id()));
  }

  private List<String> strangers(RunId run) {
    try (PickupSession session = pickup.open()) {
      return session.list().stream()
          .map(RemoteFile::name)
          .filter(name -> FileName.isOurs(name, clientDomain))
          .filter(name -> !ledger.renamedByAnother(name, run))
          .toList();
    }
  }

  private static String seen(int strangers) {
    return "the ledger knows no delivery, but %,d files of our client domain lie in the pickup folder"
        .formatted(strangers);
  }

  private static Hold hold(String why) {
    return new Hold(null, Reason.NEW_LEDGER.id(), null, why);
  }
}
