package io.attentivecourier.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer, as much of it as is wanted and for as long as it may take. Where it is not
 * read to its end its connection is cut: closing it the usual way would read all that is left.
 */
final class BoundedBody extends InputStream {
  private final InputStream body;
  private final long most;
  private final ExchangeDeadline cutoff;
  private final Runnable cut;
  private long count;
  private boolean ended;

  BoundedBody(InputStream body, long most, ExchangeDeadline cutoff, Runnable cut) {
    this.body = body;
    this.most = most;
    this.cutoff = cutoff;
    this.cut = cut;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (count == most) {
      close();
    }
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    int read = next(buffer, offset, (int) Math.min(length, most - count));
    count += Math.max(0, read);
    cutoff.recordBytes(count);
    return read;
  }

  private int next(byte[] buffer, int offset, int length) throws IOException {
    try {
      int read = body.read(buffer, offset, length);
      if (read < 0) {
        markEnd();
      }
      cutoff.requireTime();
      return read;
    } catch (IOException found) {
      close();
      throw cutoff.asTimeout(found);
    }
  }

  private void markEnd() {
    ended = true;
    cutoff.close();
  }

  /** Cuts the connection, unless the end was read. */
  @Override
  public void close() {
    if (ended) {
      return;
    }
    markEnd();
    cut.run();
    try {
      body.close();
    } catch (IOException gone) {
      // It is: the connection was cut.
    }
  }
}
