package io.attentivecourier.segment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Members as lines {@code identifier,segment} of a segment file: ASCII, LF, no header, no quotes.
 * Attentive's rule forbids quotes, so a value that CSV would quote is refused, never rewritten.
 */
public final class CsvLines {
  /**
   * FastCSV quotes a first value that begins with its comment character; {@code #} may begin an
   * e-mail.
   */
  private static final char NO_COMMENT = '\0';

  private static final CsvWriter.CsvWriterBuilder FORMAT =
      CsvWriter.builder().lineDelimiter(LineDelimiter.LF).commentCharacter(NO_COMMENT);

  private CsvLines() {}

  /**
   * Writes a line for each member and flushes; the stream stays open.
   *
   * @throws IllegalStateException if a value is empty, not ASCII, or would need quotes; nothing of
   *     the batch is written then
   */
  public static void write(MemberBatch batch, OutputStream out) throws IOException {
    String segment = batch.segment();
    check(segment, segment);
    for (String identifier : batch.identifiers()) {
      check(segment, identifier);
    }
    CsvWriter csv = FORMAT.build(out, StandardCharsets.US_ASCII);
    for (String identifier : batch.identifiers()) {
      csv.writeRecord(identifier, segment);
    }
    csv.flush();
  }

  private static void check(String segment, String value) {
    boolean plain = !value.isEmpty();
    for (int i = 0; plain && i < value.length(); i++) {
      plain = isPlain(value.charAt(i));
    }
    if (!plain) {
      throw new IllegalStateException("segment " + segment + ": a value cannot stand in CSV bare");
    }
  }

  private static boolean isPlain(char next) {
    return next >= ' ' && next <= '~' && next != ',' && next != '"';
  }
}
