package io.attentivecourier.people;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The spills of one stage from the oldest to the youngest; a merge reads at most 64 at a time. */
final class Spills implements Closeable {
  static final int WIDTH = 64;

  private final Path folder;
  private final List<Path> paths = new ArrayList<>();
  private final List<Spill> spills = new ArrayList<>();
  private int made;
  private long dropped;
  private SpillMerge open;

  Spills(Path folder) {
    this.folder = folder;
  }

  void add(PersonBuffer buffer) throws IOException {
    try (SpillWriter writer = create()) {
      dropped += buffer.drain(writer);
      spills.add(writer.finish());
    }
  }

  /** All of them from the start; ends the merge that was open before. */
  SpillMerge merge() throws IOException {
    closeOpen();
    join();
    open = new SpillMerge(spills);
    return open;
  }

  /** People who are in no spill because they came again. */
  long dropped() {
    return dropped;
  }

  @Override
  public void close() throws IOException {
    closeOpen();
    delete(paths);
    spills.clear();
  }

  /** Neighbours only, and each as seldom as can be: a spill keeps its age. */
  private void join() throws IOException {
    for (int at = 0; spills.size() > WIDTH; at++) {
      int from = at < spills.size() - 1 ? at : 0;
      int most = Math.min(WIDTH, spills.size() - WIDTH + 1);
      List<Spill> some = spills.subList(from, Math.min(spills.size(), from + most));
      Spill joined = joined(List.copyOf(some));
      delete(some.stream().map(Spill::path).toList());
      some.clear();
      spills.add(from, joined);
      at = from;
    }
  }

  private Spill joined(List<Spill> some) throws IOException {
    try (SpillMerge merge = new SpillMerge(some);
        SpillWriter writer = create()) {
      while (merge.next()) {
        writer.add(merge.bytes(), 0);
      }
      dropped += merge.dropped();
      return writer.finish();
    }
  }

  /** Noted before it is made, so that a half-written one is deleted too. */
  private SpillWriter create() throws IOException {
    Path path = folder.resolve("people-" + ++made);
    paths.add(path);
    return new SpillWriter(path);
  }

  private void delete(List<Path> gone) throws IOException {
    for (Path path : gone) {
      Files.deleteIfExists(path);
    }
    paths.removeAll(List.copyOf(gone));
  }

  private void closeOpen() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
