package io.attentivecourier.warehouse;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The columns of a result by the database's own names of their types, known before a row is read.
 */
public final class ResultTypes {
  private static final Set<Integer> CHARACTERS = Set.of(Types.VARCHAR, Types.CHAR);
  private static final ThreadLocal<ResultTypes> LAST = new ThreadLocal<>();

  private final List<Column> columns;

  /**
   * @param character true if JDBC says that it is a text
   */
  private record Column(String label, String type, ColumnKind kind, boolean character) {
    private String refusal() {
      return "column " + label + " is of type " + type + kind.why();
    }
  }

  private ResultTypes(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** The types of the result that this thread opened last; none if no result is known. */
  public static ResultTypes ofTheLastResult() {
    ResultTypes last = LAST.get();
    LAST.remove();
    return last == null ? new ResultTypes(List.of()) : last;
  }

  /** Camel's iterator keeps the result to itself; whoever asks for its rows does so right after. */
  static void remember(ResultSet result) throws SQLException {
    LAST.set(of(result.getMetaData()));
  }

  /** Those of a query that is not run. */
  static ResultTypes of(ResultSetMetaData metadata) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int at = 1; metadata != null && at <= metadata.getColumnCount(); at++) {
      columns.add(
          new Column(
              metadata.getColumnLabel(at),
              metadata.getColumnTypeName(at),
              ColumnKind.of(metadata, at),
              CHARACTERS.contains(metadata.getColumnType(at))));
    }
    return new ResultTypes(columns);
  }

  /**
   * Reads the values of each column from a cursor.
   *
   * @param bytes true if the driver gives the UTF-8 of a text
   */
  CursorRows.CursorCell[] cells(boolean bytes) {
    return columns.stream()
        .map(column -> column.kind().cell(bytes && column.character()))
        .toArray(CursorRows.CursorCell[]::new);
  }

  /** The labels of all columns, in their order. */
  public List<String> labels() {
    return columns.stream().map(Column::label).toList();
  }

  /**
   * @param labels of columns that hold an identifier, or a name
   * @throws Refusal COLUMN_UNKNOWN, naming each that is neither text nor an exact number
   */
  public void requireText(Collection<String> labels) {
    refuse(labels, kind -> kind == ColumnKind.TRUTH_OR_TIME || kind.isNoValue());
  }

  /**
   * @param labels of columns that hold a value of a declared type
   * @throws Refusal COLUMN_UNKNOWN, naming each that holds no such value, whatever its rows hold
   */
  public void requireValues(Collection<String> labels) {
    refuse(labels, ColumnKind::isNoValue);
  }

  private void refuse(Collection<String> labels, Predicate<ColumnKind> isRefused) {
    List<String> refused =
        columns.stream()
            .filter(column -> labels.contains(column.label()) && isRefused.test(column.kind()))
            .map(Column::refusal)
            .toList();
    if (!refused.isEmpty()) {
      throw new Refusal(Reason.COLUMN_UNKNOWN, String.join("; ", refused));
    }
  }

  /** The rows with the text of what is a text to the database and an object to its driver. */
  public Iterator<Map<String, Object>> asText(Iterator<Map<String, Object>> rows) {
    List<String> objects =
        columns.stream()
            .filter(column -> column.kind() == ColumnKind.TEXT_OBJECT)
            .map(Column::label)
            .toList();
    return objects.isEmpty() ? rows : new TextRows(rows, objects);
  }

  /** The text of an object that is one to the database; null of null. */
  static String text(Object value) {
    try {
      return value instanceof Clob text
          ? text.getSubString(1, (int) text.length())
          : Objects.toString(value, null);
    } catch (SQLException e) {
      throw new IllegalStateException("a text could not be read", e);
    }
  }

  /**
   * Rows of which some columns are texts that come as objects, such as PostgreSQL's citext. Their
   * drivers give the text by {@code toString}, but of an NCLOB.
   */
  private static final class TextRows implements Iterator<Map<String, Object>>, Closeable {
    private final Iterator<Map<String, Object>> rows;
    private final List<String> labels;

    TextRows(Iterator<Map<String, Object>> rows, List<String> labels) {
      this.rows = rows;
      this.labels = labels;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Map<String, Object> next() {
      Map<String, Object> row = rows.next();
      for (String label : labels) {
        row.computeIfPresent(label, (same, value) -> text(value));
      }
      return row;
    }

    /** The source is closed by who reads it to its end or breaks off. */
    @Override
    public void close() throws IOException {
      if (rows instanceof Closeable source) {
        source.close();
      }
    }
  }
}
