package io.attentivecourier.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4, a keyed hash of 64 bits (Aumasson and Bernstein, "SipHash: a fast short-input PRF",
 * 2012). It is ours because Bouncy Castle's comes in a signed jar: to check that took 0.3 s of CPU
 * at each start, and only who encrypts needs the rest of it. Tests hold the two to be equal.
 */
final class SipHash {
  static final int KEY_BYTES = 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int ROUNDS_OF_A_STEP = 2;
  private static final int LAST_STEPS = 2;

  private final long first;
  private final long second;

  /**
   * @param key of 16 bytes
   */
  SipHash(byte[] key) {
    first = (long) LONG.get(key, 0);
    second = (long) LONG.get(key, Long.BYTES);
  }

  /**
   * The hash of the bytes from one place to before the other. One method, with its four words as
   * locals: as fields they went to memory in each of a phone's eight rounds, and it took twice as
   * long.
   */
  long of(byte[] text, int from, int to) {
    long v0 = first ^ 0x736f6d6570736575L;
    long v1 = second ^ 0x646f72616e646f6dL;
    long v2 = first ^ 0x6c7967656e657261L;
    long v3 = second ^ 0x7465646279746573L;
    int words = (to - from) / Long.BYTES;
    // The words, that of the rest with the length, then nothing more for the last four rounds.
    for (int step = 0; step <= words + LAST_STEPS; step++) {
      long word = step <= words ? word(text, from + step * Long.BYTES, to, to - from) : 0;
      v2 ^= step == words + 1 ? 0xff : 0;
      v3 ^= word;
      for (int round = 0; round < ROUNDS_OF_A_STEP; round++) {
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 = Long.rotateLeft(v2, 32);
      }
      v0 ^= word;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  /** The next eight bytes; of the last of them what is left, and the length above it. */
  private static long word(byte[] text, int at, int to, int length) {
    if (to - at >= Long.BYTES) {
      return (long) LONG.get(text, at);
    }
    long word = 0;
    for (int left = to - 1; left >= at; left--) {
      word = word << Byte.SIZE | text[left] & 0xff;
    }
    return word | (long) length << 56;
  }
}
