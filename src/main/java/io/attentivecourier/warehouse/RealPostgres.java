package io.attentivecourier.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Finds out if a connection of PostgreSQL's driver leads to a PostgreSQL, as a dozen of other
 * databases speak its protocol, and if COPY finds there what a cursor finds.
 */
final class RealPostgres {
  private static final Pattern VERSION =
      Pattern.compile("PostgreSQL [1-9]\\d(\\.\\d+)*(beta\\d+|rc\\d+|devel)?[ ,(].*");

  private static final Pattern OTHER =
      Pattern.compile(
          "(?i).*(redshift|greenplum|cloudberry|-yb-|yugabyte|cockroach|materialize|risingwave"
              + "|questdb|crate|vertica|denodo|cratedb|opengauss|gaussdb|hologres|polardb).*");

  private static final String SETTINGS =
      "SELECT version(), current_setting('transaction_read_only'),"
          + " set_config('statement_timeout', '%d', true)";

  private final PGConnection connection;

  private RealPostgres(PGConnection connection) {
    this.connection = connection;
  }

  /** Null for a connection of another driver, or of a copy of this one in the folder of drivers. */
  static RealPostgres of(Connection connection) throws SQLException {
    return connection.isWrapperFor(PGConnection.class)
        ? new RealPostgres(connection.unwrap(PGConnection.class))
        : null;
  }

  PGConnection driver() {
    return connection;
  }

  /**
   * Begins the transaction, whose statements may take so long.
   *
   * @return the reason why a COPY would not read what a cursor does; null if there is none
   */
  String begin(Connection own, int seconds) throws SQLException {
    try (Statement statement = own.createStatement();
        ResultSet told = statement.executeQuery(SETTINGS.formatted(seconds * 1000))) {
      told.next();
      String version = String.valueOf(told.getString(1)).replace('\n', ' ');
      if (!VERSION.matcher(version).matches() || OTHER.matcher(version).matches()) {
        return "the server is no PostgreSQL";
      }
      return "on".equals(told.getString(2)) ? unlike() : "its transaction may write";
    }
  }

  private String unlike() {
    if (connection.getPreferQueryMode() == PreferQueryMode.SIMPLE) {
      return "the driver is set to simple queries";
    }
    boolean same =
        UnencodedText.ENCODINGS.contains(connection.getParameterStatus("client_encoding"))
            && "on".equals(connection.getParameterStatus("standard_conforming_strings"));
    return same ? null : "the connection has another encoding, or other strings, than it was given";
  }
}
