package io.attentivecourier.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a query for its rows as bytes: by COPY where PostgreSQL is asked and takes it, else through
 * the driver's cursor.
 */
public final class QueryRows {
  private static final Logger LOG = LoggerFactory.getLogger(QueryRows.class);

  private final Warehouse warehouse;
  private final OneQuery guard;
  private final boolean postgres;

  QueryRows(Warehouse warehouse, OneQuery guard, boolean postgres) {
    this.warehouse = warehouse;
    this.guard = guard;
    this.postgres = postgres;
  }

  /**
   * @throws io.attentivecourier.run.Refusal where it is no query, or where the warehouse does not
   *     take it
   */
  public OpenRows open(String query) throws SQLException {
    Connection connection = warehouse.queries().getConnection();
    try {
      return postgres ? ofPostgres(connection, query) : cursor(connection, query);
    } catch (SQLException | RuntimeException fault) {
      close(connection);
      throw fault;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException unheeded) {
      // The fault that closed it is the one to tell.
    }
  }

  private CursorRows cursor(Connection connection, String query) throws SQLException {
    return CursorRows.open(
        connection, query, warehouse.fetchSize(), warehouse.queryTimeoutSeconds());
  }

  /** The query is described alone, so that the server has found it to be one statement. */
  private OpenRows ofPostgres(Connection connection, String query) throws SQLException {
    String one = guard.of(query);
    RealPostgres server = RealPostgres.of(connection);
    if (server == null || guard.isAsking(one)) {
      return byCursor(connection, query, "it has parameters, or the driver is another");
    }
    try (PreparedStatement prepared = connection.prepareStatement(one)) {
      ResultSetMetaData columns = Warehouse.described(prepared, query);
      if (columns == null || columns.getColumnCount() == 0) {
        return byCursor(connection, query, "it has no columns");
      }
      CopyQuery copy = CopyQuery.of(columns, UnencodedText.isOf(server.driver()));
      String why = server.begin(connection, warehouse.queryTimeoutSeconds());
      String obstacle = why == null ? copy.obstacle() : why;
      return obstacle == null
          ? new CopyRows(
              connection,
              ResultTypes.of(columns),
              copy,
              copy.text(one),
              () -> cursor(connection, query))
          : byCursor(connection, query, obstacle);
    }
  }

  private OpenRows byCursor(Connection connection, String query, String why) throws SQLException {
    LOG.info("the query is read through a cursor, as {}", why);
    connection.rollback();
    return cursor(connection, query);
  }
}
