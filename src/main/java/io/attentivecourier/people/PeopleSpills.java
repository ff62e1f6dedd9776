package io.attentivecourier.people;

import io.attentivecourier.sort.SpillFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The spills of one stage from the oldest to the youngest; a merge reads at most 64 at a time. */
final class PeopleSpills implements Closeable {
  static final int WIDTH = 64;

  private final SpillFolder folder;
  private final List<PeopleSpill> spills = new ArrayList<>();
  private long dropped;
  private PeopleSpillMerge open;

  PeopleSpills(Path folder) {
    this.folder = new SpillFolder(folder, "people-");
  }

  void add(PersonBuffer buffer) throws IOException {
    try (PeopleSpillWriter writer = new PeopleSpillWriter(folder.next())) {
      dropped += buffer.drain(writer);
      spills.add(writer.finish());
    }
  }

  /** All of them from the start; ends the merge that was open before. */
  PeopleSpillMerge merge() throws IOException {
    closeOpen();
    join();
    open = new PeopleSpillMerge(spills);
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
      List<PeopleSpill> some = spills.subList(from, Math.min(spills.size(), from + most));
      PeopleSpill joined = joined(List.copyOf(some));
      folder.delete(some.stream().map(PeopleSpill::path).toList());
      some.clear();
      spills.add(from, joined);
      at = from;
    }
  }

  private PeopleSpill joined(List<PeopleSpill> some) throws IOException {
    try (PeopleSpillMerge merge = new PeopleSpillMerge(some);
        PeopleSpillWriter writer = new PeopleSpillWriter(folder.next())) {
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
