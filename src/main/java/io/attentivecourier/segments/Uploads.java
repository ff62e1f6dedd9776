package io.attentivecourier.segments;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.pickup.OutgoingFile;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.settings.Sftp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Uploads one sealed file: under a temporary name, or under its final name if the settings say so.
 */
public record Uploads(Pickup pickup, Sftp.Publish publish) {
  boolean isDirect() {
    return publish == Sftp.Publish.DIRECT;
  }

  /**
   * Checks that the file is still the one that was sealed. A file that this process sealed is
   * hashed as it is uploaded, so only its size is checked here. A file of an earlier process lay
   * there unwatched, so its hash is checked before one byte leaves. The same for a file that is
   * written under its final name, as that upload cannot be taken back.
   *
   * @throws PickupFault NOT_SEALED
   */
  void requireSealed(FileDelivery delivery, SealedFile file) throws IOException {
    Path path = delivery.path(file);
    boolean measured = Files.exists(path) && Files.size(path) == file.bytes();
    boolean enough = delivery.isOwn() && !isDirect();
    if (!measured || !enough && !FileHash.sha256(path).equals(file.sha256())) {
      throw notSealed(file, "");
    }
  }

  private static PickupFault notSealed(SealedFile file, String more) {
    return new PickupFault(Reason.NOT_SEALED, file.name() + " is not what was sealed" + more);
  }

  /**
   * @throws PickupFault NOT_SEALED if other bytes went out than were sealed; an upload under a
   *     temporary name is then removed
   */
  void upload(FileDelivery delivery, SealedFile file) {
    Path path = delivery.path(file);
    String sent =
        isDirect()
            ? pickup.uploadDirectly(delivery.session(), path, file.name())
            : pickup.upload(delivery.session(), path, file.name(), id(delivery));
    if (!sent.equals(file.sha256())) {
      throw changedFault(delivery, file);
    }
  }

  private PickupFault changedFault(FileDelivery delivery, SealedFile file) {
    if (isDirect()) {
      return notSealed(file, ", and lies at Attentive as it was sent: the next run replaces it");
    }
    PickupFault fault = notSealed(file, ", so it got no name");
    pickup.takeBack(delivery.session(), file.name(), id(delivery), fault);
    return fault;
  }

  /**
   * Uploads small files at once, under temporary names.
   *
   * @return false if they have to be uploaded one by one
   * @throws PickupFault NOT_SEALED as {@link #upload}
   */
  boolean uploadAll(FileDelivery delivery, List<SealedFile> files) {
    if (files.size() < 2 || isDirect() || !pickup.tellsSizes()) {
      return false;
    }
    Optional<List<String>> sent = delivery.session().smallFiles().upload(outgoing(delivery, files));
    for (int i = 0; sent.isPresent() && i < files.size(); i++) {
      if (!sent.get().get(i).equals(files.get(i).sha256())) {
        throw changedFault(delivery, files.get(i));
      }
    }
    return sent.isPresent();
  }

  private static List<OutgoingFile> outgoing(FileDelivery delivery, List<SealedFile> files) {
    return files.stream()
        .map(file -> new OutgoingFile(delivery.path(file), file.name(), id(delivery)))
        .toList();
  }

  /** Reads the sizes back. */
  void check(FileDelivery delivery, List<SealedFile> files) {
    if (isDirect()) {
      files.forEach(
          file -> pickup.checkDirectly(delivery.session(), delivery.path(file), file.name()));
    } else {
      pickup.check(delivery.session(), outgoing(delivery, files));
    }
  }

  /**
   * Checks that the uploads are there. It comes before the check of the final names, as only a
   * commit may lie between that check and the rename.
   */
  void requireUploads(FileDelivery delivery, List<SealedFile> files) {
    pickup.requireUploads(delivery.session(), outgoing(delivery, files));
  }

  /**
   * Renames files at once.
   *
   * @return what the server refused, by name; empty if they have to be renamed one by one
   */
  Optional<Map<String, PickupFault>> renameAll(FileDelivery delivery, List<SealedFile> files) {
    return files.size() < 2 || !pickup.tellsSizes()
        ? Optional.empty()
        : delivery.session().smallFiles().rename(outgoing(delivery, files));
  }

  void rename(FileDelivery delivery, SealedFile file) {
    pickup.rename(delivery.session(), file.name(), id(delivery));
  }

  private static String id(FileDelivery delivery) {
    return delivery.run().toString();
  }
}
