package io.attentivecourier.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * The people of a batch as bytes, one after the other. An object of each and of its parts were half
 * of what the collector had to clear.
 */
public final class PackedPeople extends AbstractList<Person> implements RandomAccess {
  private static final int USUAL_BYTES = 64;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private final Person.PersonLine form;
  private final long[] hashes;
  private final int[] identifiers;
  private final int[] ends;
  private byte[] bytes;
  private int count;

  /**
   * @param most people
   * @param form of their lines
   */
  public PackedPeople(int most, Person.PersonLine form) {
    this.form = form;
    this.hashes = new long[most];
    this.identifiers = new int[most];
    this.ends = new int[most];
    this.bytes = new byte[most * USUAL_BYTES];
  }

  /**
   * Adds a person.
   *
   * @param kept what their line is made of: the first {@code keptBytes} of it
   */
  public void add(
      long hash, byte[] identifier, long values, byte[] present, byte[] kept, int keptBytes) {
    int from = start(count);
    int at = from + identifier.length;
    int end = at + Person.FIXED_BYTES + present.length + keptBytes;
    makeRoom(end);
    System.arraycopy(identifier, 0, bytes, from, identifier.length);
    LONG.set(bytes, at, values);
    SHORT.set(bytes, at + Long.BYTES, (short) present.length);
    System.arraycopy(present, 0, bytes, at + Person.FIXED_BYTES, present.length);
    System.arraycopy(kept, 0, bytes, end - keptBytes, keptBytes);
    hashes[count] = hash;
    identifiers[count] = identifier.length;
    ends[count++] = end;
  }

  private void makeRoom(int end) {
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    }
  }

  /** The form of their lines. */
  public Person.PersonLine form() {
    return form;
  }

  /** The bytes of all; {@link #start} and {@link #end} say where those of each lie. */
  public byte[] bytes() {
    return bytes;
  }

  public int start(int at) {
    return at == 0 ? 0 : ends[at - 1];
  }

  public int end(int at) {
    return ends[at];
  }

  public long hash(int at) {
    return hashes[at];
  }

  /** The number of bytes of a person's identifier, which stand first. */
  public int identifierBytes(int at) {
    return identifiers[at];
  }

  @Override
  public Person get(int at) {
    byte[] own = Arrays.copyOfRange(bytes, start(at), end(at));
    return new Person(hashes[at], own, identifiers[at], form);
  }

  @Override
  public int size() {
    return count;
  }

  /** Says nothing about them. */
  @Override
  public String toString() {
    return count + " people";
  }
}
