package io.attentivecourier.known;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Listing;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.row.IdentifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Removes a person from the kept files: {@code sent/}, {@code failed/}, {@code rejected/} and the
 * member snapshots. Each file is replaced in one step, and a second call does the rest if the first
 * one was cut off. Files that are still to be delivered are not changed: they are sealed.
 */
public final class KeptErasure {
  private final Home home;
  private final Snapshots snapshots;
  private final IdentifierKey key;

  public KeptErasure(Home home, Snapshots snapshots, IdentifierKey key) {
    this.home = home;
    this.snapshots = snapshots;
    this.key = key;
  }

  /**
   * Removes the person. It must be called while no run is active: a run may be writing a file that
   * this method reads.
   */
  public ErasureCounts forget(PersonQuery person) throws IOException {
    List<String> closed = new ArrayList<>();
    long sent = inFiles(home.sent(), person, closed);
    long failed = inFiles(home.failed(), person, closed);
    long rejected = inRejected(RejectedFile.Whose.of(person, key), closed);
    return new ErasureCounts(sent, failed, rejected, inSnapshots(person), 0, closed);
  }

  private long inFiles(Path folder, PersonQuery person, List<String> closed) throws IOException {
    long lines = 0;
    for (Path path : kept(folder)) {
      KeptFile file = new KeptFile(path);
      if (file.isReadable()) {
        lines += LineRemoval.from(file, person);
      } else {
        closed.add(home.state().relativize(path).toString());
      }
    }
    return lines;
  }

  private long inRejected(RejectedFile.Whose whose, List<String> closed) throws IOException {
    long lines = 0;
    for (Path path : kept(home.rejected())) {
      try {
        lines += LineRemoval.from(new RejectedFile(path), whose);
      } catch (CsvParseException damaged) {
        closed.add(home.state().relativize(path).toString());
      }
    }
    return lines;
  }

  private long inSnapshots(PersonQuery person) throws IOException {
    Set<Long> hashes = person.hashes(key.memberHash());
    long entries = 0;
    for (Snapshots.KeptSnapshot kept : snapshots.all()) {
      if (kept.snapshot().keyId().equals(key.id())) {
        entries += remove(kept.snapshot(), hashes);
      }
    }
    return entries;
  }

  private static long remove(Snapshot snapshot, Set<Long> hashes) throws IOException {
    for (long hash : hashes) {
      if (snapshot.contains(hash)) {
        return snapshot.count() - rewrite(snapshot, hashes).count();
      }
    }
    return 0;
  }

  private static Snapshot rewrite(Snapshot snapshot, Set<Long> hashes) throws IOException {
    Path fresh = LineRemoval.AtomicReplace.beside(snapshot.path());
    try (HashReader reader = snapshot.reader();
        HashOutput output = Snapshot.output(StagingOutput.create(fresh), snapshot.keyId())) {
      while (reader.next()) {
        if (!hashes.contains(reader.hash())) {
          output.add(reader.hash());
        }
      }
      Snapshot rest = new Snapshot(output.finish());
      LineRemoval.AtomicReplace.put(fresh, snapshot.path(), true);
      return rest;
    }
  }

  /** Lists the kept files, and deletes the files that a crash left of an earlier call. */
  private static List<Path> kept(Path folder) throws IOException {
    List<Path> kept = new ArrayList<>();
    for (Path path : Listing.files(folder)) {
      if (LineRemoval.AtomicReplace.isLeft(path)) {
        Files.delete(path);
      } else if (!KeptFile.ForgottenMark.is(path)) {
        kept.add(path);
      }
    }
    return kept;
  }

  /**
   * The counts of what {@code forget} removed, in lines of files and in entries of snapshots.
   *
   * @param known entries of people whom Attentive is known to have, and of what runs sent of them
   * @param notLookedInto files, by their paths under {@code var/}, that are packed, encrypted or
   *     damaged: they are deleted when {@code courier.retentionDays} are over
   */
  public record ErasureCounts(
      long sent,
      long failed,
      long rejected,
      long snapshots,
      long known,
      List<String> notLookedInto) {
    public ErasureCounts {
      notLookedInto = List.copyOf(notLookedInto);
    }

    /** The same counts, with this number of entries of known people. */
    public ErasureCounts withKnown(long entries) {
      return new ErasureCounts(sent, failed, rejected, snapshots, entries, notLookedInto);
    }

    /** True if anything of that person was removed. */
    public boolean isAny() {
      return sent + failed + rejected + snapshots + known > 0;
    }
  }
}
