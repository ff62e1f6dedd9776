package io.attentivecourier.sort;

import static java.nio.file.StandardOpenOption.READ;

import io.attentivecourier.home.StagingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Sorted hashes one spill behind the other in one file, so that many take no more open files. */
final class HashSpills implements Closeable {
  private static final int MOST_BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final List<Long> ends = new ArrayList<>();
  private StagingOutput output;

  HashSpills(Path path) {
    this.path = path;
  }

  boolean isEmpty() {
    return ends.isEmpty();
  }

  void add(long[] sorted, int count) throws IOException {
    if (output == null) {
      output = StagingOutput.create(path);
    }
    ByteBuffer buffer = ByteBuffer.allocate(MOST_BUFFER_BYTES);
    for (int i = 0; i < count; i++) {
      buffer.putLong(sorted[i]);
      if (!buffer.hasRemaining()) {
        flush(buffer);
      }
    }
    flush(buffer);
    ends.add(end() + (long) count * Long.BYTES);
  }

  /**
   * @param bytes of the heap for reading, shared by all spills
   */
  void merge(HashSink sink, long bytes) throws IOException {
    output.close();
    int each = (int) Math.max(Long.BYTES, Math.min(MOST_BUFFER_BYTES, bytes / ends.size()));
    try (FileChannel channel = FileChannel.open(path, READ)) {
      PriorityQueue<HashSpill> heap = heap(channel, each);
      for (HashSpill least = heap.poll(); least != null; least = heap.poll()) {
        sink.add(least.hash());
        if (least.advance()) {
          heap.add(least);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (output != null) {
      output.close();
      Files.deleteIfExists(path);
    }
  }

  private PriorityQueue<HashSpill> heap(FileChannel channel, int bytes) throws IOException {
    PriorityQueue<HashSpill> heap = new PriorityQueue<>();
    long start = 0;
    for (long end : ends) {
      HashSpill spill = new HashSpill(channel, start, end, bytes);
      if (spill.advance()) {
        heap.add(spill);
      }
      start = end;
    }
    return heap;
  }

  private long end() {
    return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
  }

  private void flush(ByteBuffer buffer) throws IOException {
    output.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
