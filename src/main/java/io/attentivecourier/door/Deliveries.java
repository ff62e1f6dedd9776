package io.attentivecourier.door;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.pickup.PartName;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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
public final class Deliveries {
  // These are about one file; after any other the next file would fail in the same way.
  private static final Set<Reason> OF_ONE_FILE =
      EnumSet.of(Reason.NAME_TAKEN, Reason.RENAME_REFUSED, Reason.STALLED);

  private static final Duration OLD = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final Settings settings;
  private final Ledger ledger;
  private final Outbox outbox;
  private final Pickup pickup;
  private final StopSign stop;
  private final Clock clock;

  public Deliveries(
      Settings settings, Ledger ledger, Outbox outbox, Pickup pickup, StopSign stop, Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.outbox = outbox;
    this.pickup = pickup;
    this.stop = stop;
    this.clock = clock;
  }

  /** A run's files that are not delivered yet. */
  public Delivery open(RunId run, boolean own) {
    return new Delivery(run, outbox.folder(run), ledger.undelivered(run), own, pickup.open());
  }

  /** The files in order of their numbers, until the server is given up or the process ends. */
  public Iterator<SealedFile> files(Delivery delivery) {
    Iterator<SealedFile> all = delivery.files().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !delivery.isGivenUp() && !stop.isRaised() && all.hasNext();
      }

      @Override
      public SealedFile next() {
        return all.next();
      }
    };
  }

  /**
   * Whether the file is to be uploaded. Not if its date is over, if it was tampered with, or if a
   * rename whose answer was lost turns out to have happened.
   */
  public boolean toSend(Delivery delivery, SealedFile file) throws IOException {
    // Asked first, also of a date that is over: what lies there is no file that was not sent.
    if (arrived(delivery, file)) {
      delivered(delivery, file);
      return false;
    }
    if (isTooLate(delivery)) {
      outbox.putAside(delivery.run(), file, FileStep.DATE_PASSED, Reason.DATE_PASSED);
      return false;
    }
    requireSealed(delivery, file);
    return true;
  }

  private boolean isTooLate(Delivery delivery) {
    var zone = settings.pipeline(delivery.run().pipeline()).zone();
    LocalDate today = LocalDate.now(clock.withZone(zone));
    return !delivery.isOwn() && !delivery.run().date().equals(today);
  }

  /** Size proves a finished rename only for a name that no other run has renamed. */
  private boolean arrived(Delivery delivery, SealedFile file) {
    return ledger.renaming(delivery.run(), file.name())
        && !ledger.renamedByAnother(file.name(), delivery.run())
        && delivery.session().size(file.name()) == file.bytes();
  }

  private static void requireSealed(Delivery delivery, SealedFile file) throws IOException {
    var path = delivery.path(file);
    if (!Files.exists(path) || !FileHash.sha256(path).equals(file.sha256())) {
      throw new PickupFault(Reason.NOT_SEALED, path.getFileName() + " is not what was sealed");
    }
  }

  public void upload(Delivery delivery, SealedFile file) {
    ledger.step(delivery.run(), file.name(), FileStep.UPLOADING, null);
    pickup.upload(delivery.session(), delivery.path(file), file.name(), delivery.run().toString());
  }

  public void check(Delivery delivery, SealedFile file) {
    pickup.check(delivery.session(), delivery.path(file), file.name(), delivery.run().toString());
    ledger.step(delivery.run(), file.name(), FileStep.STORED, null);
  }

  /** One rename; over an older list of this home under the same name, else never over anything. */
  public void publish(Delivery delivery, SealedFile file) throws IOException {
    boolean mayReplace = ledger.renamedByAnother(file.name(), delivery.run());
    ledger.step(delivery.run(), file.name(), FileStep.RENAMING, null);
    pickup.publish(
        delivery.session(),
        delivery.path(file),
        file.name(),
        delivery.run().toString(),
        mayReplace);
    delivered(delivery, file);
  }

  private void delivered(Delivery delivery, SealedFile file) throws IOException {
    ledger.step(delivery.run(), file.name(), FileStep.DELIVERED, null);
    outbox.sent(delivery.run(), file);
  }

  /** Keeps the file with its reason; after a fault of the server, all that are left. */
  public void failed(Delivery delivery, SealedFile file, PickupFault fault) {
    List<SealedFile> kept = List.of(file);
    if (!OF_ONE_FILE.contains(fault.reason())) {
      delivery.giveUp();
      kept = delivery.files().subList(delivery.files().indexOf(file), delivery.files().size());
    }
    delivery.note(fault);
    kept.forEach(one -> ledger.step(delivery.run(), one.name(), FileStep.FAILED, fault.reason()));
  }

  /** Gives the delivery up for a fault that nobody foresaw; what is left waits for a next start. */
  public void broken(Delivery delivery, Exception fault) {
    LOG.error("{}: the delivery broke off", delivery.run(), fault);
    delivery.giveUp();
    String by = fault.getClass().getSimpleName();
    delivery.note(new PickupFault(Reason.UNEXPECTED, "the delivery was stopped by " + by, fault));
  }

  /**
   * Removes our uploads that nothing will finish. After the files, when the server is known to
   * answer: a login that it refused is not tried again for this.
   */
  public void removeLeftovers(Delivery delivery) {
    if (delivery.files().isEmpty() || delivery.fault().isPresent()) {
      return;
    }
    try {
      List<String> removed =
          pickup.removeLeftovers(
              delivery.session(), this::isEnded, this::isOurs, clock.instant().minus(OLD));
      removed.forEach(part -> LOG.info("{}: removed {}", delivery.run(), part));
    } catch (PickupFault fault) {
      LOG.warn("{}: leftovers stay: {}", delivery.run(), fault.getMessage());
    }
  }

  /** Delivered, superseded or out of date: no process uploads it again. */
  private boolean isEnded(PartName part) {
    return isOurs(part)
        && ledger.undelivered(RunId.parse(part.run())).stream()
            .noneMatch(file -> file.name().equals(part.name()));
  }

  /** The run and the file are in this home's ledger; another home's may lie in the same folder. */
  private boolean isOurs(PartName part) {
    try {
      return ledger.sealed(RunId.parse(part.run()), part.name()).isPresent();
    } catch (IllegalArgumentException noRun) {
      return false;
    }
  }

  public void close(Delivery delivery) {
    delivery.close();
  }
}
