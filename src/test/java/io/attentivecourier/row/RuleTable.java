package io.attentivecourier.row;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables among the resources: they are the specification, these tests only read them. */
public final class RuleTable {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

  private RuleTable() {}

  /** The rows of a table by column, escapes resolved, {@code (null)} left out. */
  public static Stream<Map<String, String>> rows(String name) throws IOException {
    return table("/rows/" + name);
  }

  /** The same of any table among the resources. */
  public static Stream<Map<String, String>> table(String path) throws IOException {
    try (InputStream table = RuleTable.class.getResourceAsStream(path);
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(table)) {
      List<Map<String, String>> rows = reader.stream().map(RuleTable::row).toList();
      return rows.stream();
    }
  }

  private static Map<String, String> row(NamedCsvRecord line) {
    Map<String, String> row = new TreeMap<>(line.getFieldsAsMap());
    row.values().removeIf("(null)"::equals);
    row.replaceAll((column, field) -> unescaped(field));
    return row;
  }

  private static String unescaped(String field) {
    return ESCAPE.matcher(field).replaceAll(hex -> character(hex.group(1)));
  }

  private static String character(String hex) {
    return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex, 16)));
  }
}
