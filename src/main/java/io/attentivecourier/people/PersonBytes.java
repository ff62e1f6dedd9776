package io.attentivecourier.people;

import io.attentivecourier.row.Person;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A staged person: the length of the rest (4 bytes), hash (8), values (8), the lengths of
 * identifier (2) and presence (2), then identifier, presence and line.
 */
final class PersonBytes {
  static final int LENGTH_BYTES = 4;

  private static final int HASH = 4;
  private static final int VALUES = 12;
  private static final int IDENTIFIER_LENGTH = 20;
  private static final int PRESENT_LENGTH = 22;
  private static final int IDENTIFIER = 24;

  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle SHORT = view(short[].class);

  private PersonBytes() {}

  /** The bytes of an identifier, so that they are made once. */
  static byte[] identifier(Person person) {
    byte[] bytes = person.identifier().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > Short.MAX_VALUE || person.present().length > Short.MAX_VALUE) {
      throw new IllegalArgumentException("an identifier has at most 32,767 bytes");
    }
    return bytes;
  }

  static long size(Person person, byte[] identifier) {
    return (long) IDENTIFIER + identifier.length + person.present().length + person.line().length;
  }

  static void write(Person person, byte[] identifier, byte[] to, int at) {
    byte[] present = person.present();
    byte[] line = person.line();
    INT.set(to, at, (int) size(person, identifier) - LENGTH_BYTES);
    LONG.set(to, at + HASH, person.hash());
    LONG.set(to, at + VALUES, person.values());
    SHORT.set(to, at + IDENTIFIER_LENGTH, (short) identifier.length);
    SHORT.set(to, at + PRESENT_LENGTH, (short) present.length);
    int next = at + IDENTIFIER;
    System.arraycopy(identifier, 0, to, next, identifier.length);
    next += identifier.length;
    System.arraycopy(present, 0, to, next, present.length);
    System.arraycopy(line, 0, to, next + present.length, line.length);
  }

  static Person read(byte[] from, int at) {
    int present = at + IDENTIFIER + identifierLength(from, at);
    int line = present + (short) SHORT.get(from, at + PRESENT_LENGTH);
    return new Person(
        hash(from, at),
        new String(from, at + IDENTIFIER, identifierLength(from, at), StandardCharsets.UTF_8),
        (long) LONG.get(from, at + VALUES),
        Arrays.copyOfRange(from, present, line),
        Arrays.copyOfRange(from, line, at + size(from, at)));
  }

  /** With the length itself. */
  static int size(byte[] from, int at) {
    return LENGTH_BYTES + (int) INT.get(from, at);
  }

  static long hash(byte[] from, int at) {
    return (long) LONG.get(from, at + HASH);
  }

  /** By hash as a number without a sign, then by the bytes of the identifier. */
  static int compare(byte[] one, int at, byte[] other, int otherAt) {
    int byHash = Long.compareUnsigned(hash(one, at), hash(other, otherAt));
    return byHash != 0 ? byHash : compareIdentifiers(one, at, other, otherAt);
  }

  private static int compareIdentifiers(byte[] one, int at, byte[] other, int otherAt) {
    int from = at + IDENTIFIER;
    int otherFrom = otherAt + IDENTIFIER;
    return Arrays.compareUnsigned(
        one,
        from,
        from + identifierLength(one, at),
        other,
        otherFrom,
        otherFrom + identifierLength(other, otherAt));
  }

  private static int identifierLength(byte[] from, int at) {
    return (short) SHORT.get(from, at + IDENTIFIER_LENGTH);
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }
}
