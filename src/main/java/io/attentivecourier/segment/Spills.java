package io.attentivecourier.segment;

import io.attentivecourier.sort.SerialExecutor;
import io.attentivecourier.sort.SpillFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The spills of one stage; a merge reads at most 64 at a time. They are sorted and written by a
 * thread of their own, one at a time: of ten million rows that took the caller a second in which
 * the warehouse stood still.
 */
final class Spills implements Closeable {
  static final int WIDTH = 64;

  private final SpillFolder folder;
  private final List<SpillFile> files = new ArrayList<>();
  private final SerialExecutor<Void> writing = new SerialExecutor<>("spill-writer", "a spill");
  private long dropped;
  private SpillMerge open;

  Spills(Path folder) {
    this.folder = new SpillFolder(folder, "spill-");
  }

  /**
   * Begins to write the buffer, which is empty and the caller's again when this is called for the
   * next one. What failed of the last one is thrown here too.
   */
  void add(SortBuffer buffer, StagedSegments.SegmentOrder order) {
    writing.finish();
    writing.submit(() -> drain(buffer, order));
  }

  private Void drain(SortBuffer buffer, StagedSegments.SegmentOrder order) throws IOException {
    try (SpillWriter writer = new SpillWriter(folder.next())) {
      dropped += buffer.drain(order, writer);
      files.add(writer.finish());
    }
    return null;
  }

  /** All of them from the start; ends the merge that was open before. */
  SpillMerge merge(StagedSegments.SegmentOrder order) throws IOException {
    writing.finish();
    while (files.size() > WIDTH) {
      join(List.copyOf(files.subList(0, WIDTH)), order);
    }
    closeOpen();
    open = new SpillMerge(files, order.ranks());
    return open;
  }

  /** Members that are in no spill because they had come before. */
  long dropped() {
    return dropped;
  }

  @Override
  public void close() throws IOException {
    writing.close();
    closeOpen();
    folder.close();
    files.clear();
  }

  private void join(List<SpillFile> oldest, StagedSegments.SegmentOrder order) throws IOException {
    try (SpillMerge merge = new SpillMerge(oldest, order.ranks());
        SpillWriter writer = new SpillWriter(folder.next())) {
      while (merge.next()) {
        writer.segment(order.ordinal(merge.rank()));
        merge.writeTo(writer);
      }
      dropped += merge.dropped();
      files.add(writer.finish());
    }
    files.removeAll(oldest);
    folder.delete(oldest.stream().map(SpillFile::path).toList());
  }

  private void closeOpen() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
