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
import java.util.Map;
import java.util.Optional;

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
      upload(notes.inTime(delivery, remaining()));
    }
  }

  private void upload(List<SealedFile> files) {
    if (!uploads.uploadAll(delivery, files)) {
      files.forEach(file -> uploads.upload(delivery, file));
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
    uploads.check(delivery, remaining());
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
    Map<String, Long> there = own.there(delivery, remaining());
    eachList(list -> own.requireFree(delivery, list, there));
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
      renameAtOnce(named);
      eachList(list -> rename(list, named));
    } finally {
      markDelivered(named);
    }
  }

  /**
   * Renames the lists of a single file at once, if the server lets it. The parts of a list follow
   * one by one: where one of them is refused, the next ones keep their old names.
   */
  private void renameAtOnce(List<SealedFile> named) throws IOException {
    List<SealedFile> single =
        FileDelivery.Shipment.of(remaining()).stream()
            .filter(list -> list.files().size() == 1)
            .flatMap(list -> list.files().stream())
            .toList();
    List<SealedFile> files = notes.inTime(delivery, single);
    Optional<Map<String, PickupFault>> refused = uploads.renameAll(delivery, files);
    if (refused.isPresent()) {
      List<SealedFile> done =
          files.stream().filter(file -> !refused.get().containsKey(file.name())).toList();
      done.forEach(delivery::done);
      named.addAll(done);
      eachList(list -> throwIfIn(refused.get(), list));
    }
  }

  private static void throwIfIn(Map<String, PickupFault> refused, List<SealedFile> list) {
    PickupFault fault = refused.get(list.get(0).name());
    if (fault != null) {
      throw fault;
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
