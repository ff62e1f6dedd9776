package io.attentivecourier.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Members as lines {@code identifier,segment} of a segment file: ASCII, LF, no header, no quotes.
 * Attentive's rule forbids quotes, so a value that CSV would quote is refused, never rewritten.
 * What is left for a CSV library to do is to copy, which took a tenth of a run's main thread.
 */
public final class CsvLines {
  private CsvLines() {}

  /**
   * Writes a line for each member; the stream stays open.
   *
   * @throws IllegalStateException if a value is empty, not ASCII, or would need quotes; nothing of
   *     the batch is written then
   */
  public static void write(MemberBatch batch, OutputStream out) throws IOException {
    byte[] end = end(batch.segment());
    byte[] lines = new byte[length(batch, end.length)];
    int at = 0;
    for (String identifier : batch.identifiers()) {
      at = copy(batch.segment(), identifier, lines, at);
      System.arraycopy(end, 0, lines, at, end.length);
      at += end.length;
    }
    out.write(lines);
  }

  /** The comma, the name and the line's end: the same behind each member. */
  private static byte[] end(String segment) {
    copy(segment, segment, new byte[segment.length()], 0);
    return ("," + segment + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static int length(MemberBatch batch, int end) {
    int length = 0;
    for (String identifier : batch.identifiers()) {
      length += identifier.length() + end;
    }
    return length;
  }

  private static int copy(String segment, String value, byte[] target, int at) {
    boolean plain = !value.isEmpty();
    for (int i = 0; plain && i < value.length(); i++) {
      char next = value.charAt(i);
      plain = isPlain(next);
      target[at + i] = (byte) next;
    }
    if (!plain) {
      throw new IllegalStateException("segment " + segment + ": a value cannot stand in CSV bare");
    }
    return at + value.length();
  }

  private static boolean isPlain(char next) {
    return next >= ' ' && next <= '~' && next != ',' && next != '"';
  }
}
