package io.attentivecourier.people;

import io.attentivecourier.home.SpillFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The spills of one stage from the oldest to the youngest; a merge reads at most 64 at a time. */
final class Spills implements Closeable {
  static final int WIDTH = 64;

  private final SpillFolder folder;
  private final List<Spill> spills = new ArrayList<>();
  private long dropped;
  private SpillMerge open;

  Spills(Path folder) {
    this.folder = new SpillFolder(folder, "people-");
  }

  void add(PersonBuffer buffer) throws IOException {
    try (SpillWriter writer = new SpillWriter(folder.next())) {
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
    folder.close();
    spills.clear();
  }

  /** Neighbours only, and each as seldom as can be: a spill keeps its age. */
  private void join() throws IOException {
    for (int at = 0; spills.size() > WIDTH; at++) {
      int from = at < spills.size() - 1 ? at : 0;
      int most = Math.min(WIDTH, spills.size() - WIDTH + 1);
      List<Spill> some = spills.subList(from, Math.min(spills.size(), from + most));
      Spill joined = joined(List.copyOf(some));
      folder.delete(some.stream().map(Spill::path).toList());
      some.clear();
      spills.add(from, joined);
      at = from;
    }
  }

  private Spill joined(List<Spill> some) throws IOException {
    try (SpillMerge merge = new SpillMerge(some);
        SpillWriter writer = new SpillWriter(folder.next())) {
      while (merge.next()) {
        writer.add(merge.bytes(), 0);
      }
      dropped += merge.dropped();
      return writer.finish();
    }
  }

  private void closeOpen() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
