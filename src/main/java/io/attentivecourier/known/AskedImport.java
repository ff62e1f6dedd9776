package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.PeopleRepository;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/**
 * Imports the people who were asked from the files of an earlier courier: {@code
 * subscribers.asked}, which is sorted, and {@code subscribers.asking}, the log of those who came
 * since. One transaction of the ledger imports the people and marks the files; the files are
 * renamed after it, and kept. So whatever ends the import, the next start either imports the files
 * or only renames them.
 */
final class AskedImport {
  private static final String SORTED = "subscribers.asked";
  private static final String LOG = "subscribers.asking";
  private static final String IMPORTED = ".imported";

  /**
   * The lock of the earlier courier: if it still runs, it appends nothing to a file that is read.
   */
  private static final String LOCK = "asked";

  /**
   * The bytes to reserve for a person: a row and its index take 38 in the WAL, and the same in the
   * ledger.
   */
  private static final int BYTES_A_PERSON = 100;

  private final Path folder;
  private final String keyId;
  private final PeopleRepository people;
  private final AskedMark mark;

  /**
   * @param folder {@code var/people/}
   * @param keyId the id of the key that hashes now
   */
  AskedImport(Path folder, String keyId, PeopleRepository people, AskedMark mark) {
    this.folder = folder;
    this.keyId = keyId;
    this.people = people;
    this.mark = mark;
  }

  /**
   * The files of an earlier courier.
   *
   * @param sorted null if there is none
   * @param log null if there is none
   */
  private record EarlierFiles(HashFile sorted, AskedLog log) {
    List<PeopleRepository.AskedSource> sources() {
      List<PeopleRepository.AskedSource> sources = new ArrayList<>();
      if (sorted != null) {
        HashHeader header = sorted.header();
        sources.add(
            new PeopleRepository.AskedSource(
                SORTED, header.keyId(), header.count(), header.checksum()));
      }
      if (log != null) {
        sources.add(log.source());
      }
      return sources;
    }

    /**
     * True if both files belong together. The log is there first and from then on always, and the
     * sorted file is at most one generation ahead of it. So a file that was lost, or is of an older
     * day, is not taken for "nobody was asked".
     */
    boolean isWhole() {
      if (log == null) {
        return false;
      }
      long ahead = sorted == null ? 0 : sorted.header().sequence() - log.generation();
      return sorted == null
          ? log.generation() == 0 && log.hashes().length == 0
          : ahead == 0 || ahead == 1;
    }

    boolean isOf(String keyId) {
      return sources().stream().allMatch(source -> source.keyId().equals(keyId));
    }
  }

  /**
   * Imports the files. Returns the reason if nothing was imported; empty if nothing is left to
   * import.
   */
  Optional<AskedPeople.AskedState> takeOver() throws IOException {
    if (!isThere(SORTED) && !isThere(LOG)) {
      return Optional.empty();
    }
    try (Locks.Held held = new Locks(folder).lock(LOCK)) {
      return takeOver(found());
    } catch (IllegalStateException | NoSuchFileException damaged) {
      return Optional.of(AskedPeople.AskedState.DAMAGED);
    }
  }

  private Optional<AskedPeople.AskedState> takeOver(EarlierFiles found) throws IOException {
    if (!found.sources().stream().allMatch(people::isImported)) {
      if (!found.isWhole()) {
        return Optional.of(AskedPeople.AskedState.DAMAGED);
      }
      if (!found.isOf(keyId)) {
        return Optional.of(AskedPeople.AskedState.OTHER_KEY);
      }
      write(found);
    }
    finish();
    return Optional.empty();
  }

  private EarlierFiles found() throws IOException {
    return new EarlierFiles(
        isThere(SORTED) ? HashFile.whole(folder.resolve(SORTED), HashForm.ASKED) : null,
        isThere(LOG) ? AskedLog.read(folder.resolve(LOG)) : null);
  }

  private void write(EarlierFiles found) throws IOException {
    requireSpace(found.sources().stream().mapToLong(PeopleRepository.AskedSource::entries).sum());
    if (found.sorted() == null) {
      people.importAll(keyId, found.sources(), LongStream.empty().iterator());
      return;
    }
    try (HashReader sorted = new HashReader(found.sorted())) {
      people.importAll(keyId, found.sources(), new Hashes(sorted, found.log().hashes()));
    }
  }

  private void requireSpace(long entries) throws IOException {
    long needed = entries * BYTES_A_PERSON;
    if (Files.getFileStore(folder).getUsableSpace() < needed) {
      String text = "no space left to take over who was asked: it needs %,d MB";
      throw new Refusal(Reason.NO_SPACE, text.formatted((needed >> 20) + 1));
    }
  }

  /**
   * Writes the mark and renames the files. Files that are still there mean that the mark may not
   * have been written.
   */
  private void finish() throws IOException {
    if (mark.read().isPresent()) {
      mark.raise(people::total);
    } else {
      mark.put(people.total());
    }
    for (String name : List.of(SORTED, LOG)) {
      if (isThere(name)) {
        Durable.move(folder.resolve(name), RunFiles.free(folder.resolve(name + IMPORTED)));
      }
    }
  }

  /** Moves files that cannot be imported aside, to names that nothing reads and nothing deletes. */
  void setAside() throws IOException {
    for (String name : List.of(SORTED, LOG)) {
      if (isThere(name)) {
        Durable.move(folder.resolve(name), RunFiles.free(folder.resolve(name + ".1")));
      }
    }
  }

  private boolean isThere(String name) {
    return Files.exists(folder.resolve(name));
  }

  /** Iterates over the hashes, the sorted file first: hashes in order are quickest to insert. */
  private static final class Hashes implements PrimitiveIterator.OfLong {
    private final HashReader sorted;
    private final PrimitiveIterator.OfLong log;
    private boolean more = true;
    private boolean read;

    Hashes(HashReader sorted, long[] log) {
      this.sorted = sorted;
      this.log = LongStream.of(log).iterator();
    }

    @Override
    public boolean hasNext() {
      if (more && !read) {
        more = next(sorted);
        read = true;
      }
      return more || log.hasNext();
    }

    @Override
    public long nextLong() {
      if (hasNext() && more) {
        read = false;
        return sorted.hash();
      }
      return log.nextLong();
    }

    private static boolean next(HashReader sorted) {
      try {
        return sorted.next();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
