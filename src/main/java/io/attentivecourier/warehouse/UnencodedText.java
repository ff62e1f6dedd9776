package io.attentivecourier.warehouse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.util.PGobject;

/**
 * A database of PostgreSQL that was made without an encoding (SQL_ASCII) keeps whatever bytes it
 * was given. Asked for UTF-8 it breaks the whole query off at the first text that is none. So it is
 * asked for the bytes as they are: a broken text is then one rejected row.
 */
final class UnencodedText {
  private static final String NONE = "SQL_ASCII";

  /** The encodings of which the bytes of a text are UTF-8, or were meant to be. */
  static final Set<String> ENCODINGS = Set.of("UTF8", NONE);

  private UnencodedText() {}

  /** Called once for each new connection. */
  static void begin(Connection connection) throws SQLException {
    if (isOf(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET client_encoding = '" + NONE + "'");
      }
    }
  }

  static boolean isOf(PGConnection connection) {
    return NONE.equals(connection.getParameterStatus("server_encoding"));
  }

  private static boolean isOf(Connection connection) throws SQLException {
    return connection.isWrapperFor(PGConnection.class)
        && isOf(connection.unwrap(PGConnection.class));
  }

  /** The same rows; of such a database, with texts that are read as UTF-8. */
  static ResultSet of(ResultSet rows, Statement statement) throws SQLException {
    return isOf(statement.getConnection())
        ? (ResultSet)
            Proxy.newProxyInstance(
                UnencodedText.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, args) -> decoded(rows, method, args))
        : rows;
  }

  /** The driver takes all that is no ASCII for lost. */
  private static Object decoded(ResultSet rows, Method method, Object[] args) throws Throwable {
    try {
      Object value = method.invoke(rows, args);
      boolean text = value instanceof String || value instanceof PGobject;
      return text && method.getName().equals("getObject") && args[0] instanceof Integer at
          ? new String(rows.getBytes(at), StandardCharsets.UTF_8)
          : value;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
