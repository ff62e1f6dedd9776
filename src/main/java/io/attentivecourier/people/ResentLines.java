package io.attentivecourier.people;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Numbers of a run's lines, from 0 and ascending. */
public final class ResentLines implements Iterator<Long>, Closeable {
  private final SentLines lines;
  private boolean more;

  ResentLines(SentLines lines) {
    this.lines = lines;
    advance();
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  /**
   * @throws UncheckedIOException if a file cannot be read
   */
  @Override
  public Long next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    long line = lines.line();
    advance();
    return line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void advance() {
    try {
      more = lines.next();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
