package io.attentivecourier.segments;

import io.attentivecourier.flow.RunLog;
import io.attentivecourier.flow.SendWindow;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.pickup.PickupTransfer;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a delivery, in the order in which the route calls them. Each writes its beginning
 * into the ledger before it acts, so that a later start knows how far an earlier one may have come.
 */
public final class DeliverySteps {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverySteps.class);

  // These are about one file; after any other the next file would fail in the same way.
  private static final Set<Reason> OF_ONE_FILE =
      EnumSet.of(Reason.NAME_TAKEN, Reason.RENAME_REFUSED, Reason.STALLED);

  private final Ledger ledger;
  private final Outbox outbox;
  private final Uploads uploads;
  private final StopSign stop;
  private final Snapshots snapshots;
  private final SendWindow runs;
  private final OwnFiles own;

  public DeliverySteps(
      Ledger ledger,
      Outbox outbox,
      Uploads uploads,
      StopSign stop,
      Snapshots snapshots,
      SendWindow runs) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.uploads = uploads;
    this.stop = stop;
    this.snapshots = snapshots;
    this.runs = runs;
    this.own = new OwnFiles(ledger, outbox, uploads.pickup(), uploads.isDirect());
  }

  /** Notes that this process sends the run: its date does not end at midnight for it. */
  void take(RunId run) {
    runs.add(run);
  }

  /** A run's files that are not delivered yet. */
  public FileDelivery open(RunId run, boolean own) {
    return new FileDelivery(
        run, outbox.folder(run), ledger.files().undelivered(run), own, uploads.pickup().open());
  }

  /** The files in order of their numbers, until the server is given up or the process ends. */
  public Iterator<FileDelivery.Shipment> shipments(FileDelivery delivery) {
    Iterator<FileDelivery.Shipment> all = FileDelivery.Shipment.of(delivery.files()).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !delivery.isGivenUp() && !stop.isRaised() && all.hasNext();
      }

      @Override
      public FileDelivery.Shipment next() {
        return all.next();
      }
    };
  }

  /**
   * True if any file of it has to be uploaded. False if its date is over, or if a rename whose
   * answer was lost turns out to have happened.
   *
   * @throws PickupFault NOT_SEALED for a file that was tampered with
   */
  public boolean needsUpload(FileDelivery delivery, FileDelivery.Shipment shipment)
      throws IOException {
    for (SealedFile file : delivery.remaining(shipment)) {
      markArrived(delivery, file);
    }
    return !delivery.remaining(shipment).isEmpty();
  }

  private void markArrived(FileDelivery delivery, SealedFile file) throws IOException {
    // Asked first, also of a date that is over: what lies there is no file that was not sent.
    if (own.hasArrived(delivery, file)) {
      markDelivered(delivery, file, Duration.ZERO);
    } else if (!isTooLate(delivery, file)) {
      uploads.requireSealed(delivery, file);
    }
  }

  /**
   * Checks the date right before a step that cannot be undone: the process may have been stopped
   * meanwhile.
   */
  private boolean isTooLate(FileDelivery delivery, SealedFile file) throws IOException {
    boolean late = runs.isOver(delivery.run());
    if (late) {
      outbox.putAside(delivery.run(), file, FileStep.DATE_PASSED, Reason.DATE_PASSED);
      delivery.done(file);
    }
    return late;
  }

  /** The files of it that are to be sent, for the endpoints of the receiver's folder. */
  public PickupTransfer transfer(FileDelivery delivery, FileDelivery.Shipment shipment) {
    long began = System.nanoTime();
    return new PickupTransfer() {
      @Override
      public void upload() throws IOException {
        DeliverySteps.this.upload(delivery, shipment);
      }

      @Override
      public void check() {
        DeliverySteps.this.check(delivery, shipment);
      }

      @Override
      public void publish() throws IOException {
        DeliverySteps.this.publish(delivery, shipment, began);
      }
    };
  }

  /** Uploads every file of it, under temporary names unless the settings say otherwise. */
  private void upload(FileDelivery delivery, FileDelivery.Shipment shipment) throws IOException {
    if (uploads.isDirect()) {
      own.requireFree(delivery, delivery.remaining(shipment));
    }
    for (SealedFile file : delivery.remaining(shipment)) {
      step(delivery, file, FileStep.UPLOADING);
      if (uploads.isDirect()) {
        step(delivery, file, FileStep.RENAMING);
      }
      if (!isTooLate(delivery, file)) {
        uploads.upload(delivery, file);
      }
    }
  }

  private void step(FileDelivery delivery, SealedFile file, FileStep step) {
    ledger.files().step(delivery.run(), file.name(), step, null);
  }

  /** Reads every size back before any of it gets its final name. */
  private void check(FileDelivery delivery, FileDelivery.Shipment shipment) {
    for (SealedFile file : delivery.remaining(shipment)) {
      uploads.check(delivery, file);
      step(delivery, file, FileStep.STORED);
    }
  }

  /**
   * Renames each file to its final name: over an older list of this home under that name, else over
   * nothing. The ledger notes a rename only after the name was checked: a refusal leaves nothing
   * that a later run believes.
   */
  private void publish(FileDelivery delivery, FileDelivery.Shipment shipment, long began)
      throws IOException {
    if (!uploads.isDirect()) {
      uploads.requireUploads(delivery, delivery.remaining(shipment));
      own.requireFree(delivery, delivery.remaining(shipment));
    }
    for (SealedFile file : delivery.remaining(shipment)) {
      if (uploads.isDirect() || rename(delivery, file)) {
        markDelivered(delivery, file, Duration.ofNanos(System.nanoTime() - began));
      }
    }
  }

  private boolean rename(FileDelivery delivery, SealedFile file) throws IOException {
    step(delivery, file, FileStep.RENAMING);
    if (isTooLate(delivery, file)) {
      return false;
    }
    uploads.rename(delivery, file);
    return true;
  }

  private void markDelivered(FileDelivery delivery, SealedFile file, Duration took)
      throws IOException {
    step(delivery, file, FileStep.DELIVERED);
    RunLog.deliver(delivery.run(), file, took);
    delivery.done(file);
    outbox.moveToSent(delivery.run(), file);
    for (SealedFile.Part part : file.parts()) {
      snapshots.removeOlder(delivery.run(), part.segment());
    }
  }

  /** True if the whole file may go through a little later. */
  public boolean isWorthRetry(Exception found) {
    return fault(found).isWorthRetry();
  }

  /**
   * Unwraps the fault: Camel wraps an exception that is thrown where a route asks for a decision.
   */
  private static PickupFault fault(Throwable found) {
    return found instanceof PickupFault fault ? fault : fault(found.getCause());
  }

  /** Keeps the files with their reason; after a fault of the server, all that are left. */
  public void fail(FileDelivery delivery, FileDelivery.Shipment shipment, Exception found) {
    PickupFault fault = fault(found);
    List<SealedFile> kept = delivery.remaining(shipment);
    if (!OF_ONE_FILE.contains(fault.reason())) {
      delivery.giveUp();
      kept = delivery.remaining(new FileDelivery.Shipment(delivery.files()));
    }
    delivery.note(fault);
    LOG.warn("{}: {} ({})", delivery.run(), fault.getMessage(), fault.reason().id());
    kept.forEach(
        one -> ledger.files().step(delivery.run(), one.name(), FileStep.FAILED, fault.reason()));
  }

  /** Sends nothing more, after a fault that is not the receiver's. */
  public void stop(FileDelivery delivery, Exception fault) {
    delivery.stop(fault);
  }

  public void close(FileDelivery delivery) {
    delivery.close();
  }
}
