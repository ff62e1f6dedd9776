package io.attentivecourier.warehouse;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A query of DuckDB that cuts texts which no rule takes, before they come into the heap: its driver
 * makes strings of 2,048 rows at a time, whatever they weigh, and nothing bounds it. Of rows of 64
 * KB a heap of 128 MB was full at once.
 */
final class ShortTexts {
  private static final int ROWS = 2048;
  private static final int LEAST = 4096;

  /** What is cut ends in so many letters, so that it is too long whatever stood before. */
  private static final int TAIL = 2000;

  private ShortTexts() {}

  /** The query to run in place of another; the same one where it has no texts. */
  static String of(Connection connection, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try (PreparedStatement prepared = connection.prepareStatement(query)) {
      ResultSetMetaData columns = prepared.getMetaData();
      for (int at = 1; at <= columns.getColumnCount(); at++) {
        names.add(columns.getColumnLabel(at).toLowerCase(Locale.ROOT));
        if (columns.getColumnType(at) == Types.VARCHAR) {
          texts.add('"' + columns.getColumnLabel(at).replace("\"", "\"\"") + '"');
        }
      }
    }
    // Two columns of one name cannot be told apart; what comes of them is told by the checks.
    Set<String> distinct = new HashSet<>(names);
    return texts.isEmpty() || distinct.size() < names.size() ? query : shortened(query, texts);
  }

  private static String shortened(String query, List<String> texts) {
    long room = Runtime.getRuntime().maxMemory() / 8;
    long longest = Math.max(LEAST, Math.min(100_000, room / ROWS / texts.size()));
    return texts.stream()
        .map(text -> shortened(text, longest))
        .collect(joining(", ", "SELECT * REPLACE (", ") FROM (\n" + query + "\n)"));
  }

  private static String shortened(String text, long longest) {
    return "CASE WHEN strlen(%1$s) > %2$d THEN left(%1$s, %3$d) || repeat('x', %4$d) ELSE %1$s END"
            .formatted(text, longest, longest - TAIL, TAIL)
        + " AS "
        + text;
  }
}
