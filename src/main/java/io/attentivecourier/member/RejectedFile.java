package io.attentivecourier.member;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.attentivecourier.row.IdentifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** {@code var/rejected/RUN.csv}: row, column, rule, hash of the raw text and, if kept, the text. */
record RejectedFile(Path path) {
  private static final int ROW = 0;
  private static final int RULE = 2;
  private static final int HASH = 3;
  private static final int VALUE = 4;

  /** Takes a last line that was cut off with its process. */
  CsvReader<CsvRecord> reader() throws IOException {
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(true)
        .ofCsvRecord(path);
  }

  static long row(CsvRecord line) {
    return Long.parseLong(line.getField(ROW));
  }

  static String rule(CsvRecord line) {
    return line.getField(RULE);
  }

  /** Tells whose line it is. */
  record Whose(Person person, Set<String> hashes) {
    static Whose of(Person person, IdentifierKey key) {
      return new Whose(person, person.rejectedHashes(key));
    }

    boolean is(CsvRecord line) {
      return line.getFieldCount() > HASH && hashes.contains(line.getField(HASH))
          || line.getFieldCount() > VALUE && person.isSpelled(line.getField(VALUE));
    }
  }
}
