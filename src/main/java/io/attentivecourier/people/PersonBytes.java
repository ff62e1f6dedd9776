package io.attentivecourier.people;

import io.attentivecourier.row.Person;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A staged person without the hash: identifier, values (8 bytes), the length of the presence (2),
 * presence, and line. The identifier comes first, as the order looks at it.
 */
final class PersonBytes {
  private static final int FIRST_ROOM = 1 << 10;
  private static final int FIXED_BYTES = Long.BYTES + Short.BYTES;

  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_ROOM);
  private int identifier;

  /** Takes the person in the place of the last one. */
  void set(Person person) {
    byte[] name = person.identifier().getBytes(StandardCharsets.UTF_8);
    byte[] present = person.present();
    if (name.length > Short.MAX_VALUE || present.length > Short.MAX_VALUE) {
      throw new IllegalArgumentException("an identifier has at most 32,767 bytes");
    }
    makeRoom(name.length + FIXED_BYTES + present.length + (long) person.line().length);
    identifier = name.length;
    buffer.put(name).putLong(person.values()).putShort((short) present.length);
    buffer.put(present).put(person.line());
  }

  private void makeRoom(long bytes) {
    if (bytes > buffer.capacity()) {
      buffer = ByteBuffer.allocate(Math.toIntExact(bytes));
    }
    buffer.clear();
  }

  byte[] bytes() {
    return buffer.array();
  }

  /** The bytes of the identifier. */
  int identifier() {
    return identifier;
  }

  int length() {
    return buffer.position();
  }

  static Person read(long hash, byte[] bytes, int identifier, int length) {
    ByteBuffer rest = ByteBuffer.wrap(bytes, identifier, length - identifier);
    long values = rest.getLong();
    int present = identifier + FIXED_BYTES;
    int line = present + rest.getShort();
    return new Person(
        hash,
        new String(bytes, 0, identifier, StandardCharsets.UTF_8),
        values,
        Arrays.copyOfRange(bytes, present, line),
        Arrays.copyOfRange(bytes, line, length));
  }
}
