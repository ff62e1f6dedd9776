package io.attentivecourier.known;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.attentivecourier.row.IdentifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * {@code var/rejected/RUN.csv}: a head, and for each row its number, column and rule, the hash of
 * the raw text, that of the person, the key that finds the row in the warehouse and, if kept, the
 * text. Earlier builds wrote no head, person and key.
 */
record RejectedFile(Path path) {
  private static final int ROW = 0;
  private static final int RULE = 2;
  private static final int HASH = 3;
  private static final int PERSON = 4;
  private static final int VALUE = 6;
  private static final int FIELDS = 7;
  private static final int VALUE_BEFORE = 4;

  /**
   * Opens the file. The reader accepts a last line that was cut off when its process ended. It
   * throws a {@link de.siegmar.fastcsv.reader.CsvParseException} if a quote is damaged.
   */
  CsvReader<CsvRecord> reader() throws IOException {
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(true)
        .ofCsvRecord(path);
  }

  static boolean isHead(CsvRecord line) {
    return line.getField(ROW).equals("row");
  }

  /** The number of the row; null if it cannot be read: the rest of a damaged line is still used. */
  static Long row(CsvRecord line) {
    try {
      return Long.valueOf(line.getField(ROW));
    } catch (NumberFormatException damaged) {
      return null;
    }
  }

  static String rule(CsvRecord line) {
    return line.getField(RULE);
  }

  /** Decides if a line belongs to one person. */
  record Whose(PersonQuery person, Set<String> hashes) {
    static Whose of(PersonQuery person, IdentifierKey key) {
      return new Whose(person, person.rejectedHashes(key));
    }

    boolean is(CsvRecord line) {
      return !isHead(line) && (isHashed(line, HASH) || isHashed(line, PERSON) || isSpelled(line));
    }

    private boolean isHashed(CsvRecord line, int field) {
      return line.getFieldCount() > field && hashes.contains(line.getField(field));
    }

    private boolean isSpelled(CsvRecord line) {
      int field = line.getFieldCount() < FIELDS ? VALUE_BEFORE : VALUE;
      return line.getFieldCount() > field && person.isSpelled(line.getField(field));
    }
  }
}
