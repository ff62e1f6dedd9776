package io.attentivecourier.people;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;

/**
 * Reads a {@link PeopleSpill} person by person. In the order of {@link PersonBytes#compare}; of two
 * entries for one person the younger spill's comes first.
 */
final class PeopleSpillCursor implements Comparable<PeopleSpillCursor>, Closeable {
  private static final int BUFFER_BYTES = 1 << 15;

  private final PeopleSpill spill;
  private final int age;
  private final InputStream input;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int start;
  private int next;
  private int filled;
  private long people;

  /**
   * @param age a higher number is a younger spill
   */
  PeopleSpillCursor(PeopleSpill spill, int age) throws IOException {
    this.spill = spill;
    this.age = age;
    this.input = Files.newInputStream(spill.path());
  }

  /**
   * Moves to the next person; false behind the last.
   *
   * @throws IllegalStateException at the end, if people who were written did not come back
   */
  boolean advance() throws IOException {
    start = next;
    if (!has(PersonBytes.LENGTH_BYTES) || !has(PersonBytes.size(buffer, start))) {
      checkWhole();
      return false;
    }
    next = start + PersonBytes.size(buffer, start);
    people++;
    return true;
  }

  byte[] bytes() {
    return buffer;
  }

  int at() {
    return start;
  }

  @Override
  public int compareTo(PeopleSpillCursor other) {
    int order = PersonBytes.compare(buffer, start, other.buffer, other.start);
    return order != 0 ? order : Integer.compare(other.age, age);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private boolean has(int bytes) throws IOException {
    if (filled - start < bytes) {
      makeRoom(bytes);
      int read = input.readNBytes(buffer, filled, buffer.length - filled);
      filled += read;
    }
    return filled - start >= bytes;
  }

  private void makeRoom(int bytes) {
    byte[] from = buffer;
    if (bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, bytes);
    }
    System.arraycopy(from, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
  }

  private void checkWhole() {
    if (filled != start || people != spill.people()) {
      throw new IllegalStateException(
          "%s: %d people were staged and %d came back"
              .formatted(spill.path().getFileName(), spill.people(), people));
    }
  }
}
