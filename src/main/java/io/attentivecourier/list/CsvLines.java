package io.attentivecourier.list;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Members as lines {@code identifier,segment} of a segment file: ASCII, LF, no header, no quotes.
 * Attentive's rule forbids quotes, so a value that CSV would quote is refused, never rewritten.
 * What is left for a CSV library to do is to copy, which took a tenth of a run's main thread.
 */
public final class CsvLines {
  private static final int PHONE = 10;

  private final String segment;
  private final byte[] end;
  private final byte[] lines;
  private int filled;

  private CsvLines(MemberBatch batch) {
    segment = batch.segment();
    // The comma, the name and the line's end: the same behind each member.
    end = ("," + segment + "\n").getBytes(StandardCharsets.US_ASCII);
    lines = new byte[batch.characters() + batch.members() * end.length];
  }

  /**
   * Writes a line for each member; the stream stays open.
   *
   * @throws IllegalStateException if a value is empty, not ASCII, or would need quotes; nothing of
   *     the batch is written then
   */
  public static void write(MemberBatch batch, OutputStream out) throws IOException {
    CsvLines csv = new CsvLines(batch);
    byte[] name = batch.segment().getBytes(StandardCharsets.UTF_8);
    csv.check(name, 0, name.length);
    batch.each(csv::add);
    out.write(csv.lines);
  }

  private void add(byte[] text, int from, int to) {
    check(text, from, to);
    System.arraycopy(text, from, lines, filled, to - from);
    filled += to - from;
    System.arraycopy(end, 0, lines, filled, end.length);
    filled += end.length;
  }

  private void check(byte[] text, int from, int to) {
    if (to - from == PHONE && PhoneKey.isTen(text, from, to)) {
      return;
    }
    boolean plain = from < to;
    for (int at = from; plain && at < to; at++) {
      plain = isPlain(text[at]);
    }
    if (!plain) {
      throw new IllegalStateException("segment " + segment + ": a value cannot stand in CSV bare");
    }
  }

  private static boolean isPlain(byte next) {
    return next >= ' ' && next <= '~' && next != ',' && next != '"';
  }
}
