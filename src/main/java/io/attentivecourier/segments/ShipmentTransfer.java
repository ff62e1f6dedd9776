package io.attentivecourier.segments;

import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.pickup.PickupTransfer;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A shipment on its way. Each step stands in the ledger before it is made, so that a later start
 * knows how far an earlier one may have come.
 */
final class ShipmentTransfer implements PickupTransfer {
  private final FileDelivery delivery;
  private final FileDelivery.Shipment shipment;
  private final Uploads uploads;
  private final OwnFiles own;
  private final DeliveryNotes notes;
  private final long began = System.nanoTime();

  ShipmentTransfer(
      FileDelivery delivery,
      FileDelivery.Shipment shipment,
      Uploads uploads,
      OwnFiles own,
      DeliveryNotes notes) {
    this.delivery = delivery;
    this.shipment = shipment;
    this.uploads = uploads;
    this.own = own;
    this.notes = notes;
  }

  private List<SealedFile> remaining() {
    return delivery.remaining(shipment);
  }

  /** Uploads every file of it, under temporary names unless the settings say otherwise. */
  @Override
  public void upload() throws IOException {
    if (uploads.isDirect()) {
      uploadDirectly();
    } else {
      notes.step(delivery, remaining(), FileStep.UPLOADING);
      for (SealedFile file : notes.inTime(delivery, remaining())) {
        uploads.upload(delivery, file);
      }
    }
  }

  private void uploadDirectly() throws IOException {
    own.requireFree(delivery, remaining());
    for (SealedFile file : remaining()) {
      notes.step(delivery, List.of(file), FileStep.UPLOADING);
      notes.step(delivery, List.of(file), FileStep.RENAMING);
      if (!notes.isTooLate(delivery, file)) {
        uploads.upload(delivery, file);
      }
    }
  }

  /** Reads every size back before any of it gets its final name. */
  @Override
  public void check() {
    for (SealedFile file : remaining()) {
      uploads.check(delivery, file);
    }
    notes.step(delivery, remaining(), FileStep.STORED);
  }

  /**
   * Renames each file to its final name: over an older list of this home under that name, else over
   * nothing. The ledger notes a rename only after the name was checked: a refusal leaves nothing
   * that a later run believes.
   */
  @Override
  public void publish() throws IOException {
    if (uploads.isDirect()) {
      markDelivered(remaining());
      return;
    }
    uploads.requireUploads(delivery, remaining());
    eachList(list -> own.requireFree(delivery, list));
    notes.step(delivery, remaining(), FileStep.RENAMING);
    rename();
  }

  /** Work on the files of one list. */
  @FunctionalInterface
  private interface ListWork {
    void on(List<SealedFile> files) throws IOException;
  }

  /** Works on list after list; one with a fault of its own is kept, and the others go on. */
  private void eachList(ListWork work) throws IOException {
    for (FileDelivery.Shipment list : FileDelivery.Shipment.of(remaining())) {
      try {
        work.on(list.files());
      } catch (PickupFault fault) {
        if (!DeliveryNotes.isOfOneList(fault)) {
          throw fault;
        }
        notes.keep(delivery, list.files(), fault);
      }
    }
  }

  /** Renames the files; those that have their names are noted also where a later one has not. */
  private void rename() throws IOException {
    List<SealedFile> named = new ArrayList<>();
    try {
      eachList(list -> rename(list, named));
    } finally {
      markDelivered(named);
    }
  }

  private void rename(List<SealedFile> list, List<SealedFile> named) throws IOException {
    for (SealedFile file : list) {
      if (!notes.isTooLate(delivery, file)) {
        uploads.rename(delivery, file);
        delivery.done(file);
        named.add(file);
      }
    }
  }

  private void markDelivered(List<SealedFile> files) throws IOException {
    notes.markDelivered(delivery, files, Duration.ofNanos(System.nanoTime() - began));
  }
}
