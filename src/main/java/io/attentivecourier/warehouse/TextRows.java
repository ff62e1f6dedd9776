package io.attentivecourier.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Rows of which some columns are texts that come as objects, such as PostgreSQL's citext. Their
 * drivers give the text by {@code toString}, but of an NCLOB.
 */
final class TextRows implements Iterator<Map<String, Object>>, Closeable {
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

  private static String text(Object value) {
    try {
      return value instanceof Clob text
          ? text.getSubString(1, (int) text.length())
          : value.toString();
    } catch (SQLException e) {
      throw new IllegalStateException("a text could not be read", e);
    }
  }

  /** The source is closed by who reads it to its end or breaks off. */
  @Override
  public void close() throws IOException {
    if (rows instanceof Closeable source) {
      source.close();
    }
  }
}
