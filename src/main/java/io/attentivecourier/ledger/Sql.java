package io.attentivecourier.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;

/** Runs statements on one connection, inside a transaction of {@link Database}. */
final class Sql {
  private static final int ROWS = 500;

  private final Connection connection;
  private final Statements statements;

  Sql(Connection connection) {
    this.connection = connection;
    this.statements = new Statements(connection);
  }

  /** Makes a value of the row at which the cursor stands. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Runs a whole script: the driver passes it to SQLite in one piece, triggers included. */
  void script(String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }

  void insert(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.lend(sql);
    boolean done = false;
    try {
      bound(statement, values).executeUpdate();
      done = true;
    } finally {
      end(sql, statement, done);
    }
  }

  /** Keeps a statement that did its work; one that failed is closed. */
  private void end(String sql, PreparedStatement statement, boolean done) throws SQLException {
    if (done) {
      statements.takeBack(sql, statement);
    } else {
      statement.close();
    }
  }

  /**
   * Inserts a row for each number, 500 rows in a statement: that takes a sixth of the time of one
   * statement a row.
   *
   * @param into the statement, without its rows
   * @param row between brackets, with one place for the number
   * @param conflict the clause for a row that is there already
   */
  void insertAll(String into, String row, String conflict, PrimitiveIterator.OfLong numbers)
      throws SQLException {
    long[] some = some(numbers);
    while (some.length > 0) {
      String rows = String.join(", ", Collections.nCopies(some.length, row));
      try (PreparedStatement statement =
          connection.prepareStatement(into + " VALUES " + rows + " " + conflict)) {
        some = insertAsLongAsItFits(statement, some, numbers);
      }
    }
  }

  /**
   * Repeats the statement as long as the numbers fill it. Returns the numbers that are left, fewer
   * than the statement takes.
   */
  private static long[] insertAsLongAsItFits(
      PreparedStatement statement, long[] first, PrimitiveIterator.OfLong numbers)
      throws SQLException {
    long[] some = first;
    while (some.length == first.length) {
      for (int i = 0; i < some.length; i++) {
        statement.setLong(i + 1, some[i]);
      }
      statement.executeUpdate();
      some = some(numbers);
    }
    return some;
  }

  private static long[] some(PrimitiveIterator.OfLong numbers) {
    long[] some = new long[ROWS];
    int count = 0;
    while (count < ROWS && numbers.hasNext()) {
      some[count++] = numbers.nextLong();
    }
    return Arrays.copyOf(some, count);
  }

  <T> List<T> rows(Row<T> row, String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.lend(sql);
    boolean done = false;
    try {
      List<T> rows = read(row, bound(statement, values));
      done = true;
      return rows;
    } finally {
      end(sql, statement, done);
    }
  }

  private static <T> List<T> read(Row<T> row, PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.of(result));
      }
      return rows;
    }
  }

  <T> Optional<T> first(Row<T> row, String sql, Object... values) throws SQLException {
    return rows(row, sql, values).stream().findFirst();
  }

  /** The one number that the query gives; 0 for null. */
  long number(String sql, Object... values) throws SQLException {
    return rows(row -> row.getLong(1), sql, values).get(0);
  }

  private static PreparedStatement bound(PreparedStatement statement, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, plain(values[i]));
    }
    return statement;
  }

  /**
   * Converts a value to what the database stores: dates, instants, zones, runs, states and kinds
   * become their text.
   */
  private static Object plain(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return value == null || value instanceof Number ? value : value.toString();
  }
}
