package io.attentivecourier.known;

import io.attentivecourier.row.Person;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Iterates over people of an earlier run with their sealed lines, in the order of that run. */
public final class ResentPeople implements Iterator<Person>, Closeable {
  private static final int BUFFER = 1 << 16;

  private final SentLines lines;
  private final List<String> attributes;
  private final InputStream kept;
  private long read;
  private boolean more;

  /**
   * @param lines closed with this object
   * @param attributes the names to which {@link Person#present} must refer
   * @param kept the sealed file of the earlier run
   */
  ResentPeople(SentLines lines, List<String> attributes, Path kept) throws IOException {
    this.lines = lines;
    this.attributes = List.copyOf(attributes);
    this.kept = new BufferedInputStream(Files.newInputStream(kept), BUFFER);
    this.more = lines.next();
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  /**
   * @throws UncheckedIOException if a file cannot be read, or is shorter than what was sealed
   */
  @Override
  public Person next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    try {
      byte[] line = line(lines.line());
      Person person = Person.of(lines.hash(), "", lines.values(), lines.present(attributes), line);
      more = lines.next();
      return person;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private byte[] line(long number) throws IOException {
    while (read < number) {
      nextLine();
    }
    return nextLine();
  }

  private byte[] nextLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = kept.read(); next != '\n'; next = kept.read()) {
      if (next < 0) {
        throw new EOFException("the kept file has fewer lines than were sealed");
      }
      line.write(next);
    }
    read++;
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    try (kept) {
      lines.close();
    }
  }
}
