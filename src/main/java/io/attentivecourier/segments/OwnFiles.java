package io.attentivecourier.segments;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupSession;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether what lies at the receiver under a final name is this home's own. The ledger says which
 * runs may have put a file there; that it is theirs is shown by its size, and then by its bytes.
 * Another home may use the same folder, and Attentive takes files away, so a name that was ours an
 * hour ago may be somebody else's now.
 */
final class OwnFiles {
  private final Ledger ledger;
  private final Outbox outbox;
  private final Pickup pickup;
  private final boolean halves;

  /**
   * @param halves whether a cut upload leaves half a file under its final name
   */
  OwnFiles(Ledger ledger, Outbox outbox, Pickup pickup, boolean halves) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.pickup = pickup;
    this.halves = halves;
  }

  /**
   * Whether a rename whose answer was lost has happened. Only for a name that no other run has
   * renamed; a replacement of unknown outcome is made again. Never where nobody may look.
   */
  boolean hasArrived(FileDelivery delivery, SealedFile file) {
    return delivery.session().tellsSizes()
        && ledger.isRenaming(delivery.run(), file.name())
        && !ledger.isRenamedByAnother(file.name(), delivery.run())
        && delivery.session().size(file.name()) == file.bytes()
        && isWhole(delivery, file);
  }

  /** Where the server lets nobody read, a rename that was done has left no upload behind. */
  private boolean isWhole(FileDelivery delivery, SealedFile file) {
    PickupSession session = delivery.session();
    return session
        .sha256(file.name(), file.bytes())
        .map(file.sha256()::equals)
        .orElseGet(() -> !pickup.hasUpload(session, file.name(), delivery.run().toString()));
  }

  /**
   * Looks at all of them before any gets its name: half a list would be the worst of both.
   *
   * @throws io.attentivecourier.pickup.PickupFault NAME_TAKEN
   */
  void requireFree(FileDelivery delivery, List<SealedFile> files) {
    PickupSession session = delivery.session();
    for (SealedFile file : files) {
      pickup.requireFree(session, file.name(), there -> isOurs(session, file.name(), there));
    }
  }

  /**
   * Whether a file of so many bytes is one that a run of this home put there. Where the server lets
   * nobody read it, its size has to do.
   */
  private boolean isOurs(PickupSession session, String name, long there) {
    RemoteContent reading = new RemoteContent(session, name, there);
    return ledger.renamers(name).stream().anyMatch(run -> isOf(run, name, reading));
  }

  private boolean isOf(RunId run, String name, RemoteContent reading) {
    return ledger.sealed(run, name).filter(file -> isOf(run, file, reading)).isPresent();
  }

  private boolean isOf(RunId run, SealedFile file, RemoteContent reading) {
    if (reading.bytes == file.bytes() && reading.is(file.sha256())) {
      return true;
    }
    return halves
        && reading.bytes <= file.bytes()
        && outbox
            .kept(run, file.name())
            .filter(kept -> reading.is(beginning(kept, reading.bytes)))
            .isPresent();
  }

  private static String beginning(Path kept, long bytes) {
    try {
      return FileHash.sha256(kept, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + kept.getFileName(), e);
    }
  }

  /** What lies there, read once at most, and only where its size may be one of ours. */
  private static final class RemoteContent {
    private final PickupSession session;
    private final String name;
    private final long bytes;
    private Optional<String> sha256;

    RemoteContent(PickupSession session, String name, long bytes) {
      this.session = session;
      this.name = name;
      this.bytes = bytes;
    }

    boolean is(String ours) {
      if (sha256 == null) {
        sha256 = session.sha256(name, bytes);
      }
      return sha256.map(ours::equals).orElse(true);
    }
  }
}
