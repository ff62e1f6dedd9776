package io.attentivecourier.segments;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.settings.Sftp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One sealed file on its way: under a temporary name, or where settings say so under its own. */
public record Uploads(Pickup pickup, Sftp.Publish publish) {
  boolean isDirect() {
    return publish == Sftp.Publish.DIRECT;
  }

  /**
   * What this process sealed is hashed as it is uploaded, and only measured here. What an earlier
   * one sealed lay there unwatched: not one byte of it leaves that is not proven. Nor of a file
   * that is written under its final name, as no upload of it can be taken back.
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
   * @throws PickupFault NOT_SEALED where other bytes went out than were sealed; an upload under a
   *     temporary name is taken back then
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

  /** Reads the size back. */
  void check(FileDelivery delivery, SealedFile file) {
    if (isDirect()) {
      pickup.checkDirectly(delivery.session(), delivery.path(file), file.name());
    } else {
      pickup.check(delivery.session(), delivery.path(file), file.name(), id(delivery));
    }
  }

  /** Asked before the look at their names: nothing but a commit is to lie behind that one. */
  void requireUploads(FileDelivery delivery, List<SealedFile> files) {
    for (SealedFile file : files) {
      pickup.requireUpload(delivery.session(), file.name(), id(delivery));
    }
  }

  void rename(FileDelivery delivery, SealedFile file) {
    pickup.rename(delivery.session(), file.name(), id(delivery));
  }

  private static String id(FileDelivery delivery) {
    return delivery.run().toString();
  }
}
