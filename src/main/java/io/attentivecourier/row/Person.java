package io.attentivecourier.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One person as a query yields them, ready to be sent. Most are never sent, as nothing is new of
 * them: so they are kept as the bytes that are sorted, and each part is made when it is asked for.
 *
 * <p>The bytes are the identifier, the hash of the values (8), the length of the presence (2), the
 * presence, and what the line is made of.
 */
public final class Person {
  /** The bytes between the identifier and the presence. */
  static final int FIXED_BYTES = Long.BYTES + Short.BYTES;

  private final long hash;
  private final byte[] bytes;
  private final int identifier;
  private final PersonLine form;

  /** Makes the line of a person of what was kept of it. */
  @FunctionalInterface
  public interface PersonLine {
    PersonLine AS_KEPT = (identifier, present, kept) -> kept;

    byte[] of(String identifier, byte[] present, byte[] kept);
  }

  /**
   * @param hash the keyed hash of the identifier
   * @param bytes in the form above
   * @param identifier the number of bytes of it
   */
  public Person(long hash, byte[] bytes, int identifier, PersonLine form) {
    this.hash = hash;
    this.bytes = bytes;
    this.identifier = identifier;
    this.form = form;
  }

  /**
   * @param values a keyed hash over what is sent of them; equal values, equal hash
   * @param present which attributes are not null, as {@link Presence} has it
   * @param line what is sent, without a line end
   */
  public static Person of(long hash, String identifier, long values, byte[] present, byte[] line) {
    byte[] name = identifier.getBytes(StandardCharsets.UTF_8);
    if (name.length > Short.MAX_VALUE || present.length > Short.MAX_VALUE) {
      throw new IllegalArgumentException("an identifier has at most 32,767 bytes");
    }
    int length = name.length + FIXED_BYTES + present.length + line.length;
    ByteBuffer bytes = ByteBuffer.allocate(length).put(name).putLong(values);
    bytes.putShort((short) present.length).put(present).put(line);
    return new Person(hash, bytes.array(), name.length, PersonLine.AS_KEPT);
  }

  public long hash() {
    return hash;
  }

  /** Normalised. */
  public String identifier() {
    return new String(bytes, 0, identifier, StandardCharsets.UTF_8);
  }

  public long values() {
    return ByteBuffer.wrap(bytes).getLong(identifier);
  }

  public byte[] present() {
    return Arrays.copyOfRange(bytes, identifier + FIXED_BYTES, kept());
  }

  /** What is sent, without a line end. */
  public byte[] line() {
    return form.of(identifier(), present(), Arrays.copyOfRange(bytes, kept(), bytes.length));
  }

  /** The bytes to be sorted. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of bytes of the identifier, which stand first. */
  public int identifierBytes() {
    return identifier;
  }

  private int kept() {
    return identifier + FIXED_BYTES + ByteBuffer.wrap(bytes).getShort(identifier + Long.BYTES);
  }

  /** Says nothing about them. */
  @Override
  public String toString() {
    return "a person";
  }
}
