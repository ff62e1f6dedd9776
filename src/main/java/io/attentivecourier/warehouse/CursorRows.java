package io.attentivecourier.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.IntConsumer;

/** The rows of a query from the driver's own cursor: any driver has one. */
final class CursorRows implements OpenRows {
  private static final int WEIGHT_OF_A_VALUE = 40;

  private final Connection connection;
  private final Statement statement;
  private final ResultSet result;
  private final ResultTypes types;
  private final IntConsumer weights;
  private final CursorCell[] cells;
  private volatile boolean begun;

  /** Reads a value of the row at which a result stands. */
  @FunctionalInterface
  interface CursorCell {
    void add(ResultSet row, int at, CellBatch batch) throws SQLException;
  }

  private CursorRows(Connection connection, Statement statement, ResultSet result)
      throws SQLException {
    this.connection = connection;
    this.statement = statement;
    this.result = result;
    this.types = ResultTypes.ofTheLastResult();
    this.weights = AdaptiveFetchSize.ofTheLastResult();
    this.cells = types.cells(RealPostgres.of(connection) != null);
  }

  /**
   * Runs the query.
   *
   * @param connection of {@link QueryPool}; the rows close it
   * @throws io.attentivecourier.run.Refusal as that has it
   */
  static CursorRows open(Connection connection, String query, int fetchSize, int timeout)
      throws SQLException {
    Statement statement = connection.createStatement();
    statement.setFetchSize(fetchSize);
    statement.setQueryTimeout(timeout);
    return new CursorRows(connection, statement, statement.executeQuery(query));
  }

  @Override
  public ResultTypes types() {
    return types;
  }

  @Override
  public boolean read(CellBatch batch) throws SQLException {
    begun = true;
    if (!result.next()) {
      return false;
    }
    int before = batch.size();
    for (int at = 0; at < cells.length; at++) {
      cells[at].add(result, at + 1, batch);
    }
    weights.accept(batch.size() - before + WEIGHT_OF_A_VALUE * cells.length);
    return true;
  }

  /** A driver's cursor is for one thread: it ends when the driver returns. */
  @Override
  public void cancel() {}

  @Override
  public void closeUnread() {
    if (!begun) {
      close();
    }
  }

  @Override
  public void close() {
    for (AutoCloseable part : List.of(result, statement, connection)) {
      try {
        part.close();
      } catch (Exception unheeded) {
        // Every row came, or the run has failed; the pool looks at the connection itself.
      }
    }
  }
}
