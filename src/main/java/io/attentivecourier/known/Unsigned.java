package io.attentivecourier.known;

import java.util.Arrays;

/** Hashes as numbers without a sign. */
final class Unsigned {
  private Unsigned() {}

  static long[] sorted(long[] hashes) {
    long[] sorted = Arrays.stream(hashes).map(hash -> hash ^ Long.MIN_VALUE).sorted().toArray();
    Arrays.setAll(sorted, i -> sorted[i] ^ Long.MIN_VALUE);
    return sorted;
  }
}
