package io.attentivecourier.outbox;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.FileRepository;
import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.list.FileName;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The seam between the warehouse and the receiver. A file in it is complete, counted, named and in
 * the ledger; any other file does not exist for the receiver.
 */
public final class Outbox {
  private final Home home;
  private final Ledger ledger;
  private final Locks locks;
  private final String clientDomain;

  public Outbox(Home home, Ledger ledger, Locks locks, String clientDomain) {
    this.home = home;
    this.ledger = ledger;
    this.locks = locks;
    this.clientDomain = clientDomain;
  }

  /**
   * The files with the numbers and names that they would get now, in their order. The numbers are
   * theirs only if nobody else seals before them: see {@link #holdNumbers}.
   */
  public List<FilePlan.PlannedFile> plan(RunId run, List<FilePlan.Draft> drafts) {
    List<String> owners = drafts.stream().map(FilePlan.Draft::owner).toList();
    Map<String, Integer> numbers = ledger.files().numbers(run.date(), owners);
    return drafts.stream().map(draft -> named(run, draft, numbers.get(draft.owner()))).toList();
  }

  private FilePlan.PlannedFile named(RunId run, FilePlan.Draft draft, int number) {
    return draft.named(number, FileName.of(clientDomain, run.date(), number).toString());
  }

  /**
   * Locks the file numbers. They have no gaps, so no other run may take one between a plan and its
   * seal.
   */
  public Locks.Held holdNumbers() {
    return locks.lock("numbers");
  }

  /**
   * Seals packed files: names them on disk, writes them and their numbers into the ledger in one
   * transaction, and puts them into the outbox by one rename. A crash before the transaction leaves
   * staging that is thrown away; after it, sealed files that are delivered.
   *
   * @param staging the run's folder of files; other files in it, such as the lists of held
   *     segments, are deleted
   */
  public void seal(RunId run, RunReport.Counts counts, List<PackedFile> files, Path staging)
      throws IOException {
    name(files, staging);
    ledger.files().seal(run, counts, files.stream().map(PackedFile::file).toList());
    Durable.move(staging, folder(run));
    supersedeOlder(run);
  }

  private static void name(List<PackedFile> files, Path staging) throws IOException {
    for (PackedFile file : files) {
      Files.move(file.path(), staging.resolve(file.file().name()));
    }
    deleteOthers(staging, files.stream().map(PackedFile::file).toList());
    Durable.force(staging);
  }

  private static void deleteOthers(Path staging, List<SealedFile> named) throws IOException {
    Set<String> names = named.stream().map(SealedFile::name).collect(Collectors.toSet());
    for (Path file : list(staging)) {
      if (!names.contains(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }

  /**
   * Puts aside the unsent files of older runs that hold this run's segments: once a newer list is
   * sealed, an older one is never sent.
   */
  public void supersedeOlder(RunId run) throws IOException {
    List<RunId> unsentPeople =
        ledger.runs().isRetry(run) ? List.of() : ledger.requests().unsentBefore(run);
    for (RunId unsent : unsentPeople) {
      for (SealedFile file : ledger.files().undelivered(unsent)) {
        putAside(unsent, file, FileStep.SUPERSEDED, Reason.SUPERSEDED);
      }
    }
    Set<String> segments =
        ledger.files().undelivered(run).stream()
            .flatMap(file -> file.parts().stream())
            .map(SealedFile.Part::segment)
            .collect(Collectors.toSet());
    for (FileRepository.Undelivered older : ledger.files().undeliveredBefore(run, segments)) {
      putAside(older.run(), older.file(), FileStep.SUPERSEDED, Reason.SUPERSEDED);
    }
  }

  /** The folder of a run's sealed files until they are delivered. */
  public Path folder(RunId run) {
    return home.outbox().resolve(run.toString());
  }

  /** Finishes the rename of a seal that was cut off between the ledger and the outbox. */
  public void finishSeal(RunId run) throws IOException {
    Path staging = home.staging().resolve(run.toString());
    if (Files.isDirectory(staging.resolve("files"))) {
      Durable.move(staging.resolve("files"), folder(run));
    }
    Trees.delete(staging);
  }

  /** Removes a run's staging, but never the only copy of what it sealed. */
  public void clearStaging(RunId run) throws IOException {
    if (ledger.files().isSealed(run)) {
      finishSeal(run);
    } else {
      Trees.delete(home.staging().resolve(run.toString()));
    }
  }

  /** The place of a sealed file of that run; empty if it is not kept any more. */
  public Optional<Path> kept(RunId run, String file) {
    return Stream.of(home.outbox(), home.sent(), home.failed())
        .map(folder -> folder.resolve(run.toString()).resolve(file))
        .filter(Files::exists)
        .findFirst();
  }

  /** Moves a delivered file out of the outbox. */
  public void moveToSent(RunId run, SealedFile file) throws IOException {
    moveToSent(run, List.of(file));
  }

  /** Moves delivered files out of the outbox. */
  public void moveToSent(RunId run, List<SealedFile> files) throws IOException {
    move(run, files, home.sent());
  }

  /** Moves a file that will never be sent out of the outbox and says why. */
  public void putAside(RunId run, SealedFile file, FileStep step, Reason reason)
      throws IOException {
    ledger.files().step(run, file.name(), step, reason);
    move(run, List.of(file), home.failed());
  }

  /** Moves the files out of the outbox that a crash left in it after their last step. */
  void moveEnded(RunId run) throws IOException {
    if (!Files.isDirectory(folder(run))) {
      return;
    }
    List<String> waiting = ledger.files().undelivered(run).stream().map(SealedFile::name).toList();
    for (Path file : list(folder(run))) {
      String name = file.getFileName().toString();
      Optional<SealedFile> sealed = ledger.files().sealed(run, name);
      if (sealed.isPresent() && !waiting.contains(name)) {
        move(run, List.of(sealed.get()), isDelivered(run, name) ? home.sent() : home.failed());
      }
    }
    Trees.deleteIfEmpty(folder(run));
  }

  boolean isDelivered(RunId run, String file) {
    return ledger.reports().of(run).stream()
        .flatMap(report -> report.segments().stream())
        .anyMatch(
            one -> file.equals(one.file()) && one.state() == SegmentOutcome.SegmentState.DELIVERED);
  }

  private void move(RunId run, List<SealedFile> files, Path to) throws IOException {
    List<Path> there =
        files.stream().map(file -> folder(run).resolve(file.name())).filter(Files::exists).toList();
    if (!there.isEmpty()) {
      Durable.moveAll(there, to.resolve(run.toString()));
    }
    Trees.deleteIfEmpty(folder(run));
  }

  /** See {@link UnknownFiles}. */
  public List<String> putAsideUnknownFiles() throws IOException {
    return new UnknownFiles(home, ledger.files(), locks, this).putAside();
  }

  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  /** A file that is ready to be sealed, and where it lies until then. */
  public record PackedFile(SealedFile file, Path path) {}
}
