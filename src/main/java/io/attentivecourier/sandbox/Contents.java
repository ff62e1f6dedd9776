package io.attentivecourier.sandbox;

import java.io.IOException;
import java.io.InputStream;

/**
 * An opened file.
 *
 * @param list the rows, to be read first
 * @param end what has to hold once they were read: nothing more in the archive, sums that are right
 */
record Contents(InputStream list, End end) implements AutoCloseable {

  /** What is found at the end of a file. */
  interface End {
    void check() throws IOException, Breach;
  }

  static Contents of(InputStream list) {
    return new Contents(list, () -> {});
  }

  @Override
  public void close() throws IOException {
    list.close();
  }
}
