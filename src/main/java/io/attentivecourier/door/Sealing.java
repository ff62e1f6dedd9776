package io.attentivecourier.door;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.home.Locks;
import io.attentivecourier.member.Snapshots;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.outbox.PackedFile;
import io.attentivecourier.outbox.PlannedFile;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.segment.StagedFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The steps from a judged run to sealed files, in the order in which the route calls them. */
public final class Sealing {
  private final Outbox outbox;
  private final StopSign stop;
  private final FilePlans files;
  private final Snapshots snapshots;
  private final Deliveries deliveries;
  private final UnknownPast past;

  Sealing(
      Outbox outbox,
      StopSign stop,
      FilePlans files,
      Snapshots snapshots,
      Deliveries deliveries,
      UnknownPast past) {
    this.outbox = outbox;
    this.stop = stop;
    this.files = files;
    this.snapshots = snapshots;
    this.deliveries = deliveries;
    this.past = past;
  }

  /** The files to be packed, with the names that they will have. */
  public List<PlannedFile> planned(SegmentRun run) {
    Locks.Held numbers = outbox.holdNumbers();
    try {
      run.packing(files.of(run), numbers);
      return run.packing().planned();
    } catch (RuntimeException e) {
      numbers.close();
      throw e;
    }
  }

  /**
   * Takes a packed file: what lies there now is what is sealed and sent. A list that nothing was
   * done to was hashed as it was written; it is read back before it is sent in any case.
   */
  public void packed(SegmentRun run, PlannedFile planned, File file) throws IOException {
    stop.heed();
    Path path = file.toPath();
    String name = planned.name() + files.suffix(run);
    Optional<StagedFile> plain = run.lists().files().at(path);
    SealedFile sealed =
        plain.isPresent()
            ? planned.sealed(name, plain.get().bytes(), plain.get().sha256())
            : planned.sealed(name, Files.size(path), FileHash.sha256(path));
    run.packed(new PackedFile(sealed, path));
  }

  /** Seals the packed files and opens their way. */
  public Delivery seal(SegmentRun run) throws IOException {
    stop.heed();
    if (run.isCanary()) {
      past.settleCanary(run.id());
    } else {
      past.settle(run.id());
      snapshots.staged(run.id());
    }
    deliveries.take(run.id());
    outbox.seal(run.id(), run.counts(), run.packing().packed(), run.lists().files().folder());
    run.dropLists();
    Delivery delivery = deliveries.open(run.id(), true);
    run.delivering(delivery);
    return delivery;
  }
}
