package io.attentivecourier.known;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.Personal;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code var/rejected/RUN.csv}: a head, and for each row its number, column and rule, the hash of
 * the raw text, that of the person, the key that finds the row in the warehouse and, if kept, the
 * text. Earlier builds wrote no head, person and key.
 */
public record RejectedFile(Path path) {
  private static final int ROW = 0;
  private static final int RULE = 2;
  private static final int HASH = 3;
  private static final int PERSON = 4;
  private static final int KEY = 5;
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

  /**
   * The file of a run; it is there only if the run rejected a row, and for as long as it is kept.
   */
  public static RejectedFile ofRun(Path folder, RunId run) {
    return new RejectedFile(folder.resolve(run + ".csv"));
  }

  /**
   * What an operator looks for of one rule.
   *
   * @param segments up to five names that broke it; none that looks like a person
   * @param firstRow the number of the first row in the result, from 1; null if it is not known
   * @param firstKey the text of {@code courier.rejected.key} there; null if none is kept
   */
  public record RuleExample(
      String rule, long rows, List<String> segments, Long firstRow, String firstKey) {}

  /** Finds an example of each rule that a run counted. */
  public List<RuleExample> examples(RunReport.Counts counts) throws IOException {
    RuleExamples examples = new RuleExamples(counts);
    if (Files.exists(path)) {
      try (CsvReader<CsvRecord> lines = reader()) {
        lines.stream().filter(line -> !isHead(line)).forEach(examples::see);
      } catch (CsvParseException damaged) {
        return examples.all();
      }
    }
    return examples.all();
  }

  /** Collects the first row and the names of each rule. */
  private static final class RuleExamples {
    private static final int MOST_NAMES = 5;

    private final RunReport.Counts counts;
    private final Map<String, CsvRecord> first = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    RuleExamples(RunReport.Counts counts) {
      this.counts = counts;
    }

    void see(CsvRecord line) {
      if (line.getFieldCount() <= RULE) {
        return;
      }
      first.putIfAbsent(rule(line), line);
      if (Rule.isOfSegment(rule(line)) && !text(line, VALUE).isEmpty()) {
        Set<String> some = names.computeIfAbsent(rule(line), rule -> new LinkedHashSet<>());
        if (some.size() < MOST_NAMES) {
          some.add(Personal.masked(text(line, VALUE)));
        }
      }
    }

    private static String text(CsvRecord line, int field) {
      return line.getFieldCount() > field ? line.getField(field) : "";
    }

    List<RuleExample> all() {
      return counts.rejectedByRule().entrySet().stream()
          .map(rule -> example(rule.getKey(), rule.getValue()))
          .toList();
    }

    private RuleExample example(String rule, long rows) {
      CsvRecord line = first.get(rule);
      String key = line == null ? "" : text(line, KEY);
      return new RuleExample(
          rule,
          rows,
          List.copyOf(names.getOrDefault(rule, Set.of())),
          line == null ? null : row(line),
          key.isEmpty() ? null : key);
    }
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
