package io.attentivecourier.api;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads lines of bytes up to a maximum length, so that no file fills the heap. */
final class LineInput implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final InputStream input;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long offset;

  /** Reports a line that is longer than the maximum. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    private TooLong(int longest) {
      super("a line is longer than " + longest + " bytes");
    }
  }

  /**
   * @param longest the maximum number of bytes of a line
   */
  LineInput(InputStream input, int longest) {
    this.input = input;
    this.longest = longest;
  }

  static LineInput at(Path file, long offset, int longest) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    LineInput lines = new LineInput(Channels.newInputStream(channel), longest);
    try {
      channel.position(offset);
    } catch (IOException e) {
      lines.close();
      throw e;
    }
    lines.offset = offset;
    return lines;
  }

  /** The position at which the next line begins. */
  long offset() {
    return offset;
  }

  /**
   * Reads the next line without its line end; returns null after the last.
   *
   * @throws TooLong if the line is too long
   */
  byte[] next() throws IOException {
    if (at == end && !fill()) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (!takeLine(line) && fill()) {
      if (line.size() > longest) {
        throw new TooLong(longest);
      }
    }
    return line.toByteArray();
  }

  /** Takes the line's bytes from the buffer; returns true if the line's end was in it. */
  private boolean takeLine(ByteArrayOutputStream line) {
    int from = at;
    while (at < end && buffer[at] != '\n') {
      at++;
    }
    line.write(buffer, from, at - from);
    boolean ended = at < end;
    at += ended ? 1 : 0;
    offset += at - from;
    return ended;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, input.read(buffer));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
