package io.attentivecourier.list;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Good names by the bytes that they came as, so that a name is judged once and not once a row. It
 * hashes all bytes, eight at a time: names of one campaign differ in their middle.
 */
final class RawNames {
  private static final int FIRST_PLACES = 256;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long[] hashes = new long[FIRST_PLACES];
  private byte[][] keys = new byte[FIRST_PLACES][];
  private String[] names = new String[FIRST_PLACES];
  private int count;

  int count() {
    return count;
  }

  /** The name of those bytes; null for bytes that were never put. */
  String get(byte[] from, int start, int end) {
    return names[place(hash(from, start, end), from, start, end)];
  }

  void put(byte[] from, int start, int end, String name) {
    if (2 * ++count > names.length) {
      grow();
    }
    long hash = hash(from, start, end);
    set(place(hash, from, start, end), hash, Arrays.copyOfRange(from, start, end), name);
  }

  private void set(int place, long hash, byte[] key, String name) {
    hashes[place] = hash;
    keys[place] = key;
    names[place] = name;
  }

  /** Its own place, or the free one that it would take. */
  private int place(long hash, byte[] from, int start, int end) {
    int last = names.length - 1;
    int place = (int) hash & last;
    while (names[place] != null
        && !(hashes[place] == hash
            && Arrays.equals(keys[place], 0, keys[place].length, from, start, end))) {
      place = place + 1 & last;
    }
    return place;
  }

  private void grow() {
    RawNames larger = new RawNames();
    larger.hashes = new long[2 * names.length];
    larger.keys = new byte[2 * names.length][];
    larger.names = new String[2 * names.length];
    for (int at = 0; at < names.length; at++) {
      if (names[at] != null) {
        byte[] key = keys[at];
        larger.set(larger.place(hashes[at], key, 0, key.length), hashes[at], key, names[at]);
      }
    }
    hashes = larger.hashes;
    keys = larger.keys;
    names = larger.names;
  }

  private static long hash(byte[] from, int start, int end) {
    long hash = end - start;
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = (hash ^ (long) LONG.get(from, at)) * MIX;
      hash ^= hash >>> 29;
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = rest << Byte.SIZE | from[at] & 0xFF;
    }
    hash = (hash ^ rest) * MIX;
    return hash ^ hash >>> 32;
  }
}
