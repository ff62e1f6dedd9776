package io.attentivecourier.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Whether a login of PostgreSQL may change what it reads. A transaction that only reads keeps a
 * query from it, and not a function that connects anew.
 */
final class WriteRight {
  private static final String QUERY =
      "SELECT r.rolsuper, (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid ="
          + " c.relnamespace WHERE c.relkind IN ('r', 'p', 'f', 'v') AND n.nspname !~ '^pg_'"
          + " AND n.nspname <> 'information_schema' AND has_table_privilege(c.oid,"
          + " 'INSERT, UPDATE, DELETE, TRUNCATE')) FROM pg_roles r WHERE r.rolname = current_user";

  private WriteRight() {}

  /** What the login may write, in a sentence; empty where it may change no table. */
  static Optional<String> of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rights = statement.executeQuery(QUERY)) {
      if (!rights.next()) {
        return Optional.empty();
      }
      long tables = rights.getLong(2);
      String what = rights.getBoolean(1) ? "is a superuser" : "may change " + tables + " tables";
      return rights.getBoolean(1) || tables > 0
          ? Optional.of("this login can write: it " + what + "; use one that may only read")
          : Optional.empty();
    }
  }
}
