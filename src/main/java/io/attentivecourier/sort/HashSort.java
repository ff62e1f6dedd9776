package io.attentivecourier.sort;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Takes hashes in any order and yields them ascending, as numbers without a sign, in bounded
 * memory. At 8 MB a list of Attentive's 500,000 rows is sorted without a spill.
 */
public final class HashSort implements Closeable {
  /** Most segments are small, and a run may have 50,000 of them. */
  private static final int FIRST_ROOM = 512;

  private static final int MOST = 1 << 28;

  private final long bytes;
  private final int capacity;
  private final HashSpills spills;
  private long[] hashes;
  private long[] spare = new long[0];
  private int count;

  /**
   * @param spill a file for what does not fit; made when needed, deleted by {@link #close}
   * @param bytes of the heap, at most; two hashes fit at least
   */
  public HashSort(Path spill, long bytes) {
    this.bytes = bytes;
    this.capacity = (int) Math.max(2, Math.min(MOST, bytes / (2 * Long.BYTES)));
    this.spills = new HashSpills(spill);
    this.hashes = new long[Math.min(capacity, FIRST_ROOM)];
  }

  public void add(long hash) throws IOException {
    if (count == hashes.length) {
      makeRoom();
    }
    hashes[count++] = hash;
  }

  /** Yields all hashes, once; nothing can be added then. */
  public void drain(HashSink sink) throws IOException {
    if (spills.isEmpty()) {
      sort();
      for (int i = 0; i < count; i++) {
        sink.add(hashes[i]);
      }
    } else {
      spill();
      hashes = spare = new long[0];
      spills.merge(sink, bytes);
    }
  }

  @Override
  public void close() throws IOException {
    spills.close();
  }

  private void makeRoom() throws IOException {
    if (hashes.length < capacity) {
      hashes = Arrays.copyOf(hashes, Math.min(capacity, 2 * hashes.length));
    } else {
      spill();
    }
  }

  private void spill() throws IOException {
    sort();
    spills.add(hashes, count);
    count = 0;
  }

  private void sort() {
    if (spare.length < count) {
      spare = new long[hashes.length];
    }
    long[] sorted = RadixSort.sort(hashes, spare, count);
    spare = sorted == hashes ? spare : hashes;
    hashes = sorted;
  }
}
