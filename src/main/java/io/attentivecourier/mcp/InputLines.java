package io.attentivecourier.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a stream that anybody may write to: each in bounded memory. */
final class InputLines {
  /** A call of a tool has some hundred bytes; the heap has 128 MB. */
  static final int MOST_BYTES = 1 << 20;

  private static final int END = -1;

  private final InputStream in;

  InputLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * One line, without its end.
   *
   * @param isTooLong true if it has more bytes than are taken: then it is without its text
   */
  record InputLine(String text, boolean isTooLong) {}

  /** The next line, also a last one without an end; null after it. */
  InputLine next() throws IOException {
    int first = in.read();
    return first == END ? null : rest(first);
  }

  private InputLine rest(int first) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long bytes = 0;
    for (int next = first; next != END && next != '\n'; next = in.read()) {
      if (bytes < MOST_BYTES) {
        line.write(next);
      }
      bytes++;
    }
    return bytes > MOST_BYTES
        ? new InputLine("", true)
        : new InputLine(line.toString(StandardCharsets.UTF_8), false);
  }
}
