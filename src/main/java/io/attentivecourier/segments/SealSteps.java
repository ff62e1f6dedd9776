package io.attentivecourier.segments;

import io.attentivecourier.flow.RunLog;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.home.FileHash;
import io.attentivecourier.home.Locks;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.list.SegmentFileWriter;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.outbox.FilePlan;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.pack.ListToPack;
import io.attentivecourier.run.SealedFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The steps from a judged run to sealed files, in the order in which the route calls them. */
public final class SealSteps {
  private final Outbox outbox;
  private final StopSign stop;
  private final FilePlans files;
  private final Snapshots snapshots;
  private final DeliverySteps deliveries;
  private final UnknownTraces past;

  public SealSteps(
      Outbox outbox,
      StopSign stop,
      FilePlans files,
      Snapshots snapshots,
      DeliverySteps deliveries,
      UnknownTraces past) {
    this.outbox = outbox;
    this.stop = stop;
    this.files = files;
    this.snapshots = snapshots;
    this.deliveries = deliveries;
    this.past = past;
  }

  /** The files to be packed, with the names that they will have. */
  public List<FilePlan.PlannedFile> plan(SegmentRun run) {
    Locks.Held numbers = outbox.holdNumbers();
    try {
      run.packing(files.of(run), numbers);
      return run.packing().planned();
    } catch (RuntimeException e) {
      numbers.close();
      throw e;
    }
  }

  /** What is packed of a planned file, and how. */
  public ListToPack listToPack(SegmentRun run, FilePlan.PlannedFile planned) {
    return new ListToPack(
        planned.plain().toFile(),
        planned.name(),
        run.settings().packing().compression(),
        run.lists().files().written(planned.plain()).map(SealSteps::measures).orElse(null));
  }

  private static ListToPack.Measures measures(SegmentFileWriter.StagedFile list) {
    return new ListToPack.Measures(list.bytes(), list.rows(), list.sha256());
  }

  /**
   * Takes a packed file: from now on its bytes are the ones to be sealed and sent. A list that was
   * not packed was hashed as it was written; every file is read back before it is sent.
   */
  public void addPacked(SegmentRun run, FilePlan.PlannedFile planned, File file)
      throws IOException {
    stop.throwIfRaised();
    Path path = file.toPath();
    String name = planned.name() + files.suffix(run);
    Optional<SegmentFileWriter.StagedFile> plain = run.lists().files().at(path);
    SealedFile sealed =
        plain.isPresent()
            ? planned.sealed(name, plain.get().bytes(), plain.get().sha256())
            : planned.sealed(name, Files.size(path), FileHash.sha256(path));
    run.addPacked(new Outbox.PackedFile(sealed, path));
  }

  /** Seals the packed files and opens their delivery. */
  public FileDelivery seal(SegmentRun run) throws IOException {
    stop.throwIfRaised();
    if (run.isCanary()) {
      past.markCanary(run.id());
    } else {
      past.markReleased(run.id());
      snapshots.markStaged(run.id());
    }
    deliveries.take(run.id());
    List<Outbox.PackedFile> packed = run.packing().packed();
    outbox.seal(run.id(), run.counts(), packed, run.lists().files().folder());
    RunLog.seal(run.id(), packed.stream().map(Outbox.PackedFile::file).toList());
    run.dropLists();
    FileDelivery delivery = deliveries.open(run.id(), true);
    run.startDelivery(delivery);
    return delivery;
  }
}
