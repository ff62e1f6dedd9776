package io.attentivecourier.known;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.attentivecourier.row.RejectedRows;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A part of a file of rejected rows, as a spreadsheet may open it: a cell that would be a formula
 * gets a quote before it. A part, as the file may be larger than the heap.
 *
 * @param text with a head
 * @param next what the next part begins after; null where this is the last
 */
public record RejectedCsv(String text, Long next) {
  /** A file that nobody rejected a row into. */
  public static final RejectedCsv EMPTY = new RejectedCsv(head(), null);

  private static final int MOST_CHARACTERS = 2_000_000;
  private static final String FORMULA = "=+-@\t\r";

  private static String head() {
    return String.join(",", RejectedRows.COLUMNS) + "\n";
  }

  /**
   * @param after how many rows are left out
   * @return empty where the file is not there
   */
  public static Optional<RejectedCsv> of(RejectedFile file, long after) throws IOException {
    Path path = file.path();
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (CsvReader<CsvRecord> lines = file.reader()) {
      Iterator<CsvRecord> rows =
          lines.stream().filter(line -> !RejectedFile.isHead(line)).skip(after).iterator();
      return Optional.of(part(rows, after));
    }
  }

  private static RejectedCsv part(Iterator<CsvRecord> rows, long after) throws IOException {
    StringWriter text = new StringWriter();
    text.write(head());
    long count = 0;
    boolean isMore;
    try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      for (isMore = hasNext(rows); isMore && isRoom(text); isMore = hasNext(rows)) {
        out.writeRecord(cells(rows.next()));
        count++;
      }
    }
    return new RejectedCsv(text.toString(), isMore ? after + count : null);
  }

  private static boolean isRoom(StringWriter text) {
    return text.getBuffer().length() < MOST_CHARACTERS;
  }

  /** A quote that a crash damaged ends the file there. */
  private static boolean hasNext(Iterator<CsvRecord> rows) {
    try {
      return rows.hasNext();
    } catch (CsvParseException damaged) {
      return false;
    }
  }

  private static List<String> cells(CsvRecord row) {
    return row.getFields().stream().map(RejectedCsv::cell).toList();
  }

  private static String cell(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
