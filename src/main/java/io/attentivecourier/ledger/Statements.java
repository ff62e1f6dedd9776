package io.attentivecourier.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the prepared statements of one connection: SQLite takes longer to prepare a small query
 * than to run it. A statement is lent to one at a time, as a row may be read while another query of
 * the same text runs.
 */
final class Statements {
  /** The ledger has some hundred texts; those that are made for a number of rows are not kept. */
  private static final int MOST = 200;

  private final Connection connection;
  private final Map<String, Deque<PreparedStatement>> idle = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  PreparedStatement lend(String sql) throws SQLException {
    Deque<PreparedStatement> some = idle.get(sql);
    return some == null || some.isEmpty() ? connection.prepareStatement(sql) : some.pop();
  }

  /** Takes a statement back that has done its work and has no open result. */
  void takeBack(String sql, PreparedStatement statement) throws SQLException {
    if (idle.containsKey(sql) || idle.size() < MOST) {
      idle.computeIfAbsent(sql, first -> new ArrayDeque<>()).push(statement);
    } else {
      statement.close();
    }
  }
}
