package io.attentivecourier.warehouse;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A query as a COPY of its rows, of which none is wider than memory allows. COPY hands over whole
 * rows, and the driver makes an array of each before anybody sees its length: a text of 64 MB ended
 * a process of 128 MB. So a column of any width is cut by the server, a character behind the
 * longest that is read.
 */
final class CopyQuery {
  /** A character takes four bytes at most, and an escaped one two. */
  private static final int WIDEST_CHARACTER = 4;

  /** In a database without an encoding a character is a byte; three of them make one of Java's. */
  private static final int LONGEST = WideText.LONGEST + 1;

  private static final int LONGEST_IN_BYTES = 3 * LONGEST;

  /** A numeric has 131,072 digits before its point and 16,383 behind it. */
  private static final int WIDEST_NUMBER = 150_000;

  private static final int WIDEST_OTHER = 256;
  private static final Set<String> OF_ANY_WIDTH = Set.of("text", "varchar", "citext");

  private final ResultSetMetaData columns;
  private final boolean unencoded;
  private final List<CellForm> forms = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private long widest;
  private String obstacle;

  private CopyQuery(ResultSetMetaData columns, boolean unencoded) {
    this.columns = columns;
    this.unencoded = unencoded;
  }

  /**
   * @param columns of the query, as the server describes them
   * @param unencoded true for a database whose texts are any bytes
   */
  static CopyQuery of(ResultSetMetaData columns, boolean unencoded) throws SQLException {
    CopyQuery copy = new CopyQuery(columns, unencoded);
    for (int at = 1; at <= columns.getColumnCount(); at++) {
      copy.add(at);
    }
    return copy;
  }

  /** The reason why such rows are read through a cursor; null if there is none. */
  String obstacle() {
    boolean wide = widest > Runtime.getRuntime().maxMemory() / 10;
    return obstacle != null || !wide ? obstacle : "its rows may be wider than memory allows";
  }

  /** The form of each column's values. */
  List<CellForm> forms() {
    return forms;
  }

  /** The statement, for a query without a last semicolon. */
  String text(String query) {
    String rows = "(\n" + query.strip() + "\n)";
    String bounded =
        names.equals(values)
            ? rows
            : "(SELECT %s FROM %s AS q (%s))"
                .formatted(String.join(", ", values), rows, String.join(", ", names));
    return "COPY " + bounded + " TO STDOUT";
  }

  private void add(int at) throws SQLException {
    String type = ColumnKind.shortest(columns.getColumnTypeName(at));
    CellForm form = CellForm.of(columns, at);
    if (form == null) {
      obstacle = "column " + columns.getColumnLabel(at) + " is of type " + type;
    }
    forms.add(form);
    names.add("c" + at);
    values.add("c" + at + bound(type, columns.getPrecision(at)));
    widest += widest(form, type, columns.getPrecision(at));
  }

  /** An explicit cast cuts; of what is short enough it costs 10 ns. */
  private String bound(String type, int length) {
    if (type.equals("bpchar") && isWide(length)) {
      obstacle = "a column of type char has no length"; // A cast to varchar would lose its blanks.
    }
    boolean any = OF_ANY_WIDTH.contains(type) && isWide(length);
    return any ? "::varchar(" + (unencoded ? LONGEST_IN_BYTES : LONGEST) + ")" : "";
  }

  private static boolean isWide(int length) {
    return length <= 0 || length > WideText.LONGEST;
  }

  private static long widest(CellForm form, String type, int length) {
    if (type.equals("numeric")) {
      return WIDEST_NUMBER;
    }
    boolean bounded = OF_ANY_WIDTH.contains(type) || type.equals("bpchar");
    int longest = isWide(length) ? LONGEST : length;
    return form == CellForm.TEXT && bounded ? (long) longest * WIDEST_CHARACTER : WIDEST_OTHER;
  }
}
