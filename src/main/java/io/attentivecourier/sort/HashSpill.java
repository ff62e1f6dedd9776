package io.attentivecourier.sort;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Reads one spill hash by hash. */
final class HashSpill implements Comparable<HashSpill> {
  private final HashInput input;
  private long left;
  private long hash;

  HashSpill(FileChannel channel, long start, long end, int bufferBytes) {
    this.input = new HashInput(channel, start, end, bufferBytes);
    this.left = (end - start) / Long.BYTES;
  }

  /** Moves to the next hash; false behind the last. */
  boolean advance() throws IOException {
    if (left == 0) {
      return false;
    }
    left--;
    hash = input.next();
    return true;
  }

  long hash() {
    return hash;
  }

  @Override
  public int compareTo(HashSpill other) {
    return Long.compareUnsigned(hash, other.hash);
  }
}
