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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides if a file at the receiver under a final name is this home's own. The ledger says which
 * runs may have put a file there; the size, and then the bytes, prove that it is theirs. Another
 * home may use the same folder, and Attentive takes files away, so a name that was ours an hour ago
 * may be somebody else's now.
 */
final class OwnFiles {
  private static final long NOTHING = -1;

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
   * The files whose rename has happened, though its answer was lost. None where the folder may not
   * be read.
   */
  List<SealedFile> arrived(FileDelivery delivery, List<SealedFile> files) {
    if (!delivery.session().tellsSizes()) {
      return List.of();
    }
    List<String> names = files.stream().map(SealedFile::name).toList();
    Set<String> renaming = ledger.deliveries().renaming(delivery.run(), names);
    return files.stream()
        .filter(file -> renaming.contains(file.name()) && hasArrived(delivery, file))
        .toList();
  }

  /**
   * True only for a name that no other run has renamed; a replacement of unknown outcome is made
   * again.
   */
  private boolean hasArrived(FileDelivery delivery, SealedFile file) {
    return !ledger.deliveries().isRenamedByAnother(file.name(), delivery.run())
        && delivery.session().size(file.name()) == file.bytes()
        && isWhole(delivery, file);
  }

  /**
   * True if the whole file is there. If the server lets nobody read it, a finished rename is known
   * by the upload that is gone.
   */
  private boolean isWhole(FileDelivery delivery, SealedFile file) {
    PickupSession session = delivery.session();
    return session
        .sha256(file.name(), file.bytes())
        .map(file.sha256()::equals)
        .orElseGet(() -> !pickup.hasUpload(session, file.name(), delivery.run().toString()));
  }

  /**
   * Checks all names before any file gets its own: half a list would be worse than an old or a new
   * one.
   *
   * @throws io.attentivecourier.pickup.PickupFault NAME_TAKEN
   */
  void requireFree(FileDelivery delivery, List<SealedFile> files) {
    requireFree(delivery, files, there(delivery, files));
  }

  /** The same for names that were asked for already: see {@link #there}. */
  void requireFree(FileDelivery delivery, List<SealedFile> files, Map<String, Long> there) {
    PickupSession session = delivery.session();
    for (SealedFile file : files) {
      String name = file.name();
      pickup.requireFree(
          name, there.getOrDefault(name, NOTHING), size -> isOurs(session, name, size));
    }
  }

  /** The sizes of what lies under the final names; none where the folder may not be looked into. */
  Map<String, Long> there(FileDelivery delivery, List<SealedFile> files) {
    Map<String, Long> there = new HashMap<>();
    if (delivery.session().tellsSizes()) {
      List<String> names = files.stream().map(SealedFile::name).toList();
      List<Long> sizes = delivery.session().sizes(names);
      for (int i = 0; i < names.size(); i++) {
        there.put(names.get(i), sizes.get(i));
      }
    }
    return there;
  }

  /**
   * True if a run of this home put the file with this size there. If the server lets nobody read
   * the file, the size has to be enough.
   */
  private boolean isOurs(PickupSession session, String name, long there) {
    RemoteContent reading = new RemoteContent(session, name, there);
    return ledger.deliveries().renamers(name).stream().anyMatch(run -> isOf(run, name, reading));
  }

  private boolean isOf(RunId run, String name, RemoteContent reading) {
    return ledger.files().sealed(run, name).filter(file -> isOf(run, file, reading)).isPresent();
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

  /**
   * The bytes of the file at the receiver, read once at most, and only if its size may be one of
   * ours.
   */
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
