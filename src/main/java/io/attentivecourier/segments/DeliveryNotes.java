package io.attentivecourier.segments;

import io.attentivecourier.flow.RunLog;
import io.attentivecourier.flow.SendWindow;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is noted of a delivery, in the ledger and on disk. The files of a shipment share a commit:
 * it is on disk before the first of them makes the step.
 */
final class DeliveryNotes {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverySteps.class);

  private static final Set<Reason> OF_ONE_FILE =
      EnumSet.of(Reason.NAME_TAKEN, Reason.RENAME_REFUSED, Reason.STALLED);

  private final Ledger ledger;
  private final Outbox outbox;
  private final Snapshots snapshots;
  private final SendWindow runs;

  DeliveryNotes(Ledger ledger, Outbox outbox, Snapshots snapshots, SendWindow runs) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.snapshots = snapshots;
    this.runs = runs;
  }

  void step(FileDelivery delivery, List<SealedFile> files, FileStep step) {
    ledger.files().steps(delivery.run(), names(files), step, null);
  }

  /** True for a refusal of one list: the others of its shipment go on. */
  static boolean isOfOneList(PickupFault fault) {
    return OF_ONE_FILE.contains(fault.reason()) && !fault.isWorthRetry();
  }

  /** True if the next file would not fail in the same way. */
  static boolean isOfOneFile(PickupFault fault) {
    return OF_ONE_FILE.contains(fault.reason());
  }

  /** Keeps the files that are not done with the reason of the fault. */
  void keep(FileDelivery delivery, List<SealedFile> files, PickupFault fault) {
    List<SealedFile> kept = delivery.undone(files);
    delivery.note(fault);
    delivery.keep(kept);
    LOG.warn("{}: {} ({})", delivery.run(), fault.getMessage(), fault.reason().id());
    ledger.files().steps(delivery.run(), names(kept), FileStep.FAILED, fault.reason());
  }

  private static List<String> names(List<SealedFile> files) {
    return files.stream().map(SealedFile::name).toList();
  }

  /** The files that may still go by their date; the others are put aside. */
  List<SealedFile> inTime(FileDelivery delivery, List<SealedFile> files) throws IOException {
    List<SealedFile> inTime = new ArrayList<>();
    for (SealedFile file : files) {
      if (!isTooLate(delivery, file)) {
        inTime.add(file);
      }
    }
    return inTime;
  }

  /**
   * Checks the date right before a step that cannot be undone: the process may have been stopped
   * meanwhile.
   */
  boolean isTooLate(FileDelivery delivery, SealedFile file) throws IOException {
    boolean late = runs.isOver(delivery.run());
    if (late) {
      outbox.putAside(delivery.run(), file, FileStep.DATE_PASSED, Reason.DATE_PASSED);
      delivery.done(file);
    }
    return late;
  }

  void markDelivered(FileDelivery delivery, List<SealedFile> files, Duration took)
      throws IOException {
    if (files.isEmpty()) {
      return;
    }
    step(delivery, files, FileStep.DELIVERED);
    for (SealedFile file : files) {
      RunLog.deliver(delivery.run(), file, took);
      delivery.done(file);
    }
    outbox.moveToSent(delivery.run(), files);
    snapshots.removeOlder(
        delivery.run(),
        files.stream()
            .flatMap(file -> file.parts().stream())
            .map(SealedFile.Part::segment)
            .toList());
  }
}
