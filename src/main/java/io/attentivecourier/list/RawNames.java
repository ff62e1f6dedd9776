package io.attentivecourier.list;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Good names by the bytes that they came as, so that a name is judged once and not once a row. A
 * name of up to 16 bytes is known by its first and its last eight, which are all of it; of a longer
 * one all bytes are compared.
 */
final class RawNames {
  private static final int FIRST_PLACES = 256;
  private static final int TWO_LONGS = 2 * Long.BYTES;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private RawName[] places = new RawName[FIRST_PLACES];
  private int count;
  private long first;
  private long last;
  private int hash;

  private record RawName(long first, long last, byte[] bytes, int hash, String name) {}

  int count() {
    return count;
  }

  /** The name of those bytes; null for bytes that were never put. */
  String get(byte[] from, int start, int end) {
    look(from, start, end);
    int most = places.length - 1;
    int place = hash & most;
    RawName known = places[place];
    while (known != null && !is(known, from, start, end)) {
      place = place + 1 & most;
      known = places[place];
    }
    return known == null ? null : known.name();
  }

  /** Bytes that were never put. */
  void put(byte[] from, int start, int end, String name) {
    look(from, start, end);
    if (2 * ++count > places.length) {
      grow();
    }
    place(new RawName(first, last, Arrays.copyOfRange(from, start, end), hash, name));
  }

  private void place(RawName name) {
    int place = name.hash() & places.length - 1;
    while (places[place] != null) {
      place = place + 1 & places.length - 1;
    }
    places[place] = name;
  }

  private void grow() {
    RawName[] all = places;
    places = new RawName[2 * all.length];
    for (RawName name : all) {
      if (name != null) {
        place(name);
      }
    }
  }

  private boolean is(RawName known, byte[] from, int start, int end) {
    int length = end - start;
    return known.first() == first
        && known.last() == last
        && known.bytes().length == length
        && (length <= TWO_LONGS || Arrays.equals(known.bytes(), 0, length, from, start, end));
  }

  private void look(byte[] from, int start, int end) {
    int length = end - start;
    if (length < Long.BYTES) {
      first = few(from, start, end);
      last = length;
    } else {
      first = (long) LONG.get(from, start);
      last = (long) LONG.get(from, end - Long.BYTES);
    }
    hash = hash(from, start, end);
  }

  private static long few(byte[] from, int start, int end) {
    long few = 0;
    for (int at = start; at < end; at++) {
      few = few << Byte.SIZE | from[at] & 0xFF;
    }
    return few;
  }

  /** Of all bytes: long names of one campaign may differ in their middle alone. */
  private int hash(byte[] from, int start, int end) {
    long all = (first * MIX ^ last) * MIX;
    for (int at = start + Long.BYTES; at < end - Long.BYTES; at += Long.BYTES) {
      all = (all ^ all >>> 29 ^ (long) LONG.get(from, at)) * MIX;
    }
    return (int) (all >>> Integer.SIZE);
  }
}
