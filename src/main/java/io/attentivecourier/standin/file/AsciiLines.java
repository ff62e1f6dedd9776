package io.attentivecourier.standin.file;

import io.attentivecourier.standin.Breach;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a list: printable ASCII, LF, no quotes, no byte order mark, the last one ended.
 * Reads 64 KiB at a time.
 */
final class AsciiLines {

  /** An e-mail address has at most 254 characters and a segment 64; the rest is slack. */
  private static final int LONGEST = 1024;

  private static final int FIRST_OF_A_MARK = 0xEF;

  private final InputStream in;
  private final byte[] line = new byte[LONGEST];
  private long number;

  AsciiLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /** The next line without its end; null after the last. */
  String next() throws IOException, Breach {
    number++;
    int length = 0;
    int b;
    while ((b = in.read()) != '\n') {
      if (b < 0) {
        return atEnd(length);
      }
      byte good = requirePlain(b, length + 1);
      line[length++] = good;
    }
    return new String(line, 0, length, StandardCharsets.US_ASCII);
  }

  private String atEnd(int length) throws Breach {
    if (length > 0) {
      throw Breach.at(number, "is not ended: the file may be short");
    }
    return null;
  }

  private byte requirePlain(int b, int length) throws Breach {
    if (length > LONGEST) {
      throw Breach.at(number, "is longer than " + LONGEST + " characters");
    }
    if (b == FIRST_OF_A_MARK && number == 1 && length == 1) {
      throw Breach.at(1, "begins with a byte order mark");
    }
    if (b == '"' || b == '\r' || b < ' ' || b > '~') {
      throw Breach.at(number, fault(b));
    }
    return (byte) b;
  }

  private static String fault(int b) {
    return switch (b) {
      case '"' -> "holds a quote";
      case '\r' -> "holds a carriage return: lines end with LF alone";
      default -> b > '~' ? "holds a character that is not ASCII" : "holds a control character";
    };
  }
}
