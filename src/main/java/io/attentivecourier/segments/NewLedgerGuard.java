package io.attentivecourier.segments;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.list.FileName;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupSession;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a run whose ledger may not know what was sent. It looks under {@code var/} for traces that
 * the ledger does not know, and, if the ledger has never seen a delivery, into the pickup folder:
 * files of our client domain there mean that another home or another ledger sends these lists. Then
 * the numbers and the baselines of this ledger cannot be believed, and an operator has to look
 * once.
 */
public final class NewLedgerGuard {
  private static final String UNSEEN =
      "the ledger knows no delivery, and with courier.sftp.sizes=off nobody can look whether"
          + " another home sends these lists";

  private final Ledger ledger;
  private final Pickup pickup;
  private final UnknownTraces past;
  private final String clientDomain;

  public NewLedgerGuard(Ledger ledger, Pickup pickup, UnknownTraces past, String clientDomain) {
    this.ledger = ledger;
    this.past = past;
    this.pickup = pickup;
    this.clientDomain = clientDomain;
  }

  /** The hold, if there is one. A plan does not reach the receiver, so it looks here only. */
  Optional<Hold> hold(SegmentRun run) throws IOException {
    boolean look = !run.isPlanned() && !ledger.deliveries().hasEverDelivered();
    List<String> texts = new ArrayList<>(here(past.signs()));
    if (look && !pickup.tellsSizes()) {
      texts.add(UNSEEN);
    } else if (look) {
      seen(strangers(run.id()).size()).ifPresent(texts::add);
    }
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Hold(null, Reason.NEW_LEDGER.id(), null, String.join("; ", texts)));
  }

  private static Optional<String> seen(int strangers) {
    String text =
        "the ledger knows no delivery, but %,d files of our client domain lie in the pickup folder";
    return strangers == 0 ? Optional.empty() : Optional.of(text.formatted(strangers));
  }

  private static List<String> here(List<String> signs) {
    String text = "the ledger is new or an older one: it does not know %s under var/%s";
    return signs.isEmpty()
        ? List.of()
        : List.of(
            text.formatted(
                signs.get(0),
                signs.size() == 1 ? "" : ", and %,d more".formatted(signs.size() - 1)));
  }

  /** True if an operator has looked. */
  boolean isReleased(RunRequest request) {
    return request.releasedRun().map(ledger.runs()::holds).orElse(List.of()).stream()
        .anyMatch(hold -> hold.guard().equals(Reason.NEW_LEDGER.id()));
  }

  private List<String> strangers(RunId run) {
    try (PickupSession session = pickup.open()) {
      return session.list().stream()
          .map(PickupSession.RemoteFile::name)
          .filter(name -> FileName.isOurs(name, clientDomain))
          .filter(name -> !ledger.deliveries().isRenamedByAnother(name, run))
          .toList();
    }
  }
}
