package io.attentivecourier.segments;

import io.attentivecourier.flow.SendWindow;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.pickup.PickupTransfer;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a delivery, in the order in which the route calls them. */
public final class DeliverySteps {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverySteps.class);

  private final Ledger ledger;
  private final Outbox outbox;
  private final Uploads uploads;
  private final StopSign stop;
  private final SendWindow runs;
  private final OwnFiles own;
  private final DeliveryNotes notes;

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
    this.runs = runs;
    this.notes = new DeliveryNotes(ledger, outbox, snapshots, runs);
    this.own = new OwnFiles(ledger, outbox, uploads.pickup(), uploads.isDirect());
  }

  /** Notes that this process sends the run: its date does not end at midnight for it. */
  void take(RunId run) {
    runs.add(run);
  }

  /** A run's files that are not delivered yet. */
  public FileDelivery open(RunId run, boolean own) {
    Pickup pickup = uploads.pickup();
    // Only where the courier may look can it tell a rename without an answer from one that failed.
    boolean together = !uploads.isDirect() && pickup.tellsSizes();
    return new FileDelivery(
        run, outbox.folder(run), ledger.files().undelivered(run), own, together, pickup.open());
  }

  /** What is to be sent, in order of number, until the server is given up or the process ends. */
  public Iterator<FileDelivery.Shipment> shipments(FileDelivery delivery) {
    Iterator<FileDelivery.Shipment> all = delivery.shipments();
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
    delivery.begin(shipment);
    List<SealedFile> files = delivery.remaining(shipment);
    // Asked first, also of a date that is over: what lies there is no file that was not sent.
    notes.markDelivered(delivery, own.arrived(delivery, files), Duration.ZERO);
    for (SealedFile file : notes.inTime(delivery, delivery.remaining(shipment))) {
      uploads.requireSealed(delivery, file);
    }
    return !delivery.remaining(shipment).isEmpty();
  }

  /** The files of it that are to be sent, for the endpoints of the receiver's folder. */
  public PickupTransfer transfer(FileDelivery delivery, FileDelivery.Shipment shipment) {
    return new ShipmentTransfer(delivery, shipment, uploads, own, notes);
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

  /**
   * Keeps the files with their reason; after a fault of the server, all that are left. After a
   * fault of one file the lists that travelled with it go alone, and so does it, to be named.
   */
  public void fail(FileDelivery delivery, FileDelivery.Shipment shipment, Exception found) {
    PickupFault fault = fault(found);
    if (DeliveryNotes.isOfOneFile(fault)) {
      if (delivery.takeApart(shipment)) {
        LOG.info("{}: {}; its lists go one by one", delivery.run(), fault.getMessage());
      } else {
        notes.keep(delivery, delivery.remaining(shipment), fault);
      }
    } else {
      delivery.giveUp();
      notes.keep(delivery, delivery.files(), fault);
    }
  }

  /** Sends nothing more, after a fault that is not the receiver's. */
  public void stop(FileDelivery delivery, Exception fault) {
    delivery.stop(fault);
  }

  public void close(FileDelivery delivery) {
    delivery.close();
  }
}
