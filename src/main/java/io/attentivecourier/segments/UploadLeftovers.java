package io.attentivecourier.segments;

import io.attentivecourier.ledger.FileRepository;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.pickup.PartName;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes our uploads that lie at the receiver under a temporary name and that no process will
 * finish.
 */
public final class UploadLeftovers {
  private static final Logger LOG = LoggerFactory.getLogger(UploadLeftovers.class);
  private static final Duration OLD = Duration.ofDays(1);

  private final FileRepository files;
  private final Pickup pickup;
  private final Clock clock;

  public UploadLeftovers(FileRepository files, Pickup pickup, Clock clock) {
    this.files = files;
    this.pickup = pickup;
    this.clock = clock;
  }

  /**
   * Removes them after the delivery, when the server is known to answer: a login that it refused is
   * not tried again for this.
   */
  public void remove(FileDelivery delivery) {
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

  /** True if the file is delivered, superseded or out of date: no process uploads it again. */
  private boolean isEnded(PartName part) {
    return isOurs(part)
        && files.undelivered(RunId.parse(part.run())).stream()
            .noneMatch(file -> file.name().equals(part.name()));
  }

  /**
   * True if the run and the file are in this home's ledger; uploads of another home may lie in the
   * same folder.
   */
  private boolean isOurs(PartName part) {
    try {
      return files.sealed(RunId.parse(part.run()), part.name()).isPresent();
    } catch (IllegalArgumentException noRun) {
      return false;
    }
  }
}
