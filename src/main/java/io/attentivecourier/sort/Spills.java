package io.attentivecourier.sort;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The spills of one sort from the oldest to the youngest; a merge reads at most 64 at a time. A
 * thread of their own sorts and writes them, one at a time: for ten million rows that took the
 * caller a second, in which the warehouse stood still. The close deletes all of them.
 */
final class Spills implements Closeable {
  static final int WIDTH = 64;

  private final Path folder;
  private final String prefix;
  private final List<Path> paths = new ArrayList<>();
  private final List<Spill> spills = new ArrayList<>();
  private SerialExecutor<Void> writing;
  private int made;
  private long dropped;
  private SpillMerge open;

  /**
   * @param prefix the start of the names, before a number from 1
   */
  Spills(Path folder, String prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  boolean isEmpty() {
    return writing == null;
  }

  /**
   * Starts to write the buffer. The buffer is empty and belongs to the caller again when the
   * writing has {@link #finish ended}. A failure of the last writing is thrown here too.
   */
  void add(SortBuffer buffer, KeyOrder order) {
    if (writing == null) {
      writing = new SerialExecutor<>("spill-writer", "a spill");
    }
    finish();
    Path path = next();
    writing.submit(() -> drain(buffer, order, path));
  }

  /** Waits for the spill that is being written; throws its failure, at each call. */
  void finish() {
    if (writing != null) {
      writing.finish();
    }
  }

  private Void drain(SortBuffer buffer, KeyOrder order, Path path) throws IOException {
    try (SpillWriter writer = new SpillWriter(path)) {
      dropped += buffer.drain(order, writer);
      spills.add(writer.finish());
    }
    return null;
  }

  /** Merges all spills from the start; closes the merge that was open before. */
  SpillMerge merge(KeyOrder order) throws IOException {
    finish();
    closeOpen();
    join(order);
    open = new SpillMerge(spills, order);
    return open;
  }

  /** The number of entries that are in no spill because an equal one came later. */
  long dropped() {
    return dropped;
  }

  @Override
  public void close() throws IOException {
    if (writing != null) {
      writing.close();
    }
    closeOpen();
    delete(List.copyOf(paths));
    spills.clear();
  }

  /**
   * Joins spills until one merge can read them. It joins only neighbours, so that a spill keeps its
   * age, and each as seldom as possible.
   */
  private void join(KeyOrder order) throws IOException {
    for (int at = 0; spills.size() > WIDTH; at++) {
      int from = at < spills.size() - 1 ? at : 0;
      int most = Math.min(WIDTH, spills.size() - WIDTH + 1);
      List<Spill> some = spills.subList(from, Math.min(spills.size(), from + most));
      Spill joined = joined(List.copyOf(some), order);
      delete(some.stream().map(Spill::path).toList());
      some.clear();
      spills.add(from, joined);
      at = from;
    }
  }

  private Spill joined(List<Spill> some, KeyOrder order) throws IOException {
    try (SpillMerge merge = new SpillMerge(some, order);
        SpillWriter writer = new SpillWriter(next())) {
      SortedEntries entries = new SortedEntries(merge, entries(some), 0);
      while (entries.next()) {
        writer.add(order.stored(entries.key()), entries);
      }
      dropped += merge.dropped();
      return writer.finish();
    }
  }

  private static long entries(List<Spill> some) {
    return some.stream().mapToLong(Spill::entries).sum();
  }

  /**
   * The path of the next spill. It is noted before there is a file, so that a half-written one is
   * deleted too.
   */
  private Path next() {
    Path path = folder.resolve(prefix + ++made);
    paths.add(path);
    return path;
  }

  private void delete(List<Path> gone) throws IOException {
    for (Path path : gone) {
      Files.deleteIfExists(path);
    }
    paths.removeAll(gone);
  }

  private void closeOpen() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
