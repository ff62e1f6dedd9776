package io.attentivecourier.sort;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The form of an entry in memory and in a spill: the number of compared bytes and the number of
 * other bytes, each in 7 bits a byte from the lowest, then the key in 8 bytes, then the bytes. A
 * key alone takes 10 bytes, an e-mail of 24 characters 34.
 */
final class EntryForm {
  /** The longest head: the two lengths and the key. */
  static final int LONGEST_HEAD = 5 + 5 + Long.BYTES;

  /** The size of an entry that is only a key: its two lengths are a zero each. */
  static final int KEY_ALONE = 2 + Long.BYTES;

  private static final int BITS = 7;
  private static final int LOW = (1 << BITS) - 1;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private EntryForm() {}

  static long size(int compared, int length) {
    return lengthBytes(compared) + lengthBytes(length - compared) + Long.BYTES + (long) length;
  }

  /** Writes the entry and returns the place after it. */
  static int write(long key, byte[] bytes, int from, int compared, int length, byte[] to, int at) {
    int body = writeLength(length - compared, to, writeLength(compared, to, at));
    putLong(to, body, key);
    System.arraycopy(bytes, from, to, body + Long.BYTES, length);
    return body + Long.BYTES + length;
  }

  /** Reads the length that stands there. */
  static int length(byte[] from, int at) {
    int length = from[at] & LOW;
    for (int i = at, shift = BITS; from[i] < 0 && shift < Integer.SIZE; shift += BITS) {
      length |= (from[++i] & LOW) << shift;
    }
    return length;
  }

  /** The number of bytes that the length takes. */
  static int lengthBytes(int length) {
    int bytes = 1;
    for (int rest = length >>> BITS; rest != 0; rest >>>= BITS) {
      bytes++;
    }
    return bytes;
  }

  /** The place of the key of the entry that stands there. */
  static int key(byte[] from, int at) {
    if (from[at] >= 0 && from[at + 1] >= 0) {
      return at + 2;
    }
    int carried = at + lengthBytes(length(from, at));
    return carried + lengthBytes(length(from, carried));
  }

  /** The place after the entry that stands there. */
  static int end(byte[] from, int at) {
    int compared = length(from, at);
    return key(from, at) + Long.BYTES + compared + length(from, at + lengthBytes(compared));
  }

  /** Compares unsigned bytes, eight at once, because most entries differ there. */
  static int compare(
      byte[] one, int from, int length, byte[] other, int otherFrom, int otherLength) {
    int at = 0;
    for (int both = Math.min(length, otherLength) - Long.BYTES; at <= both; at += Long.BYTES) {
      long eight = getLong(one, from + at);
      long otherEight = getLong(other, otherFrom + at);
      if (eight != otherEight) {
        return Long.compareUnsigned(eight, otherEight);
      }
    }
    return Arrays.compareUnsigned(
        one, from + at, from + length, other, otherFrom + at, otherFrom + otherLength);
  }

  /** Reads eight bytes as a number. The array must have them, even if they are not the entry's. */
  static long getLong(byte[] from, int at) {
    return (long) LONG.get(from, at);
  }

  static void putLong(byte[] to, int at, long number) {
    LONG.set(to, at, number);
  }

  private static int writeLength(int length, byte[] to, int at) {
    int next = at;
    int rest = length;
    for (; rest > LOW; rest >>>= BITS) {
      to[next++] = (byte) (rest & LOW | ~LOW);
    }
    to[next] = (byte) rest;
    return next + 1;
  }
}
