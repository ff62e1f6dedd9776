package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code subscribers.asked}, sorted, and {@code subscribers.asking}, the log of who came since. The
 * log is there first and from then on always; each is one generation ahead of the other at most. So
 * one that was lost, or brought back from an older day, is not taken for "nobody was asked".
 */
final class AskedFiles {
  private final Path asked;
  private final Path asking;
  private final String keyId;

  AskedFiles(Path folder, String keyId) {
    this.asked = folder.resolve("subscribers.asked");
    this.asking = folder.resolve("subscribers.asking");
    this.keyId = keyId;
  }

  AskedPeople.State state() throws IOException {
    try {
      return Files.exists(asked) || Files.exists(asking) ? stateOfBoth() : AskedPeople.State.NEW;
    } catch (NoSuchFileException | IllegalStateException damaged) {
      return AskedPeople.State.DAMAGED;
    }
  }

  /** To be closed. */
  AskedLog log() throws IOException {
    AskedLog log = AskedLog.open(asking);
    if (!log.keyId().equals(keyId)) {
      log.close();
      throw new IllegalStateException("who was asked is hashed with another key");
    }
    return log;
  }

  HashFile sorted() throws IOException {
    return HashFile.open(asked, HashForm.ASKED);
  }

  /** A crash between the two leaves an empty first log, which is as good as none. */
  void begin() throws IOException {
    AskedLog.begin(asking, keyId, 0);
    try (HashOutput output = output()) {
      output.put(asked, 0);
    }
  }

  /** A crash between the two leaves a log of people who are in the sorted file too. */
  void compact() throws IOException {
    long generation;
    try (AskedLog log = log()) {
      generation = log.generation() + 1;
      long[] since = log.from(0);
      if (since.length == 0) {
        return;
      }
      merge(since, generation);
    }
    AskedLog.begin(asking, keyId, generation);
  }

  /** Moves what is there aside, to names that nothing reads and nothing deletes. */
  void setAside() throws IOException {
    int number = 1;
    while (Files.exists(aside(asked, number)) || Files.exists(aside(asking, number))) {
      number++;
    }
    for (Path path : List.of(asked, asking)) {
      if (Files.exists(path)) {
        Durable.move(path, aside(path, number));
      }
    }
  }

  private AskedPeople.State stateOfBoth() throws IOException {
    try (AskedLog log = AskedLog.open(asking)) {
      int entries = log.from(0).length;
      if (!Files.exists(asked) && log.generation() == 0 && entries == 0) {
        return AskedPeople.State.NEW;
      }
      HashHeader sorted = HashFile.whole(asked, HashForm.ASKED).header();
      long ahead = sorted.sequence() - log.generation();
      if (ahead != 0 && ahead != 1) {
        return AskedPeople.State.DAMAGED;
      }
      boolean comparable = log.keyId().equals(keyId) && sorted.keyId().equals(keyId);
      return comparable ? AskedPeople.State.KNOWN : AskedPeople.State.OTHER_KEY;
    }
  }

  private void merge(long[] since, long generation) throws IOException {
    long[] sorted = Unsigned.sorted(since);
    try (HashReader reader = new HashReader(sorted());
        HashOutput output = output()) {
      int i = 0;
      boolean more = reader.next();
      while (more || i < sorted.length) {
        long next = least(more, reader.hash(), i, sorted);
        output.add(next);
        more = more && reader.hash() == next ? reader.next() : more;
        for (; i < sorted.length && sorted[i] == next; i++) {}
      }
      output.put(asked, generation);
    }
  }

  private static long least(boolean more, long hash, int i, long[] sorted) {
    boolean fromFile = i == sorted.length || more && Long.compareUnsigned(hash, sorted[i]) < 0;
    return fromFile ? hash : sorted[i];
  }

  private HashOutput output() throws IOException {
    HashHeader header = HashHeader.of(HashForm.ASKED, keyId, List.of());
    return new HashOutput(RunFiles.beside(asked), header);
  }

  private static Path aside(Path path, int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }
}
