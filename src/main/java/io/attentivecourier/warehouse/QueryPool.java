package io.attentivecourier.warehouse;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The pool as a pipeline sees it: what is no query never reaches the driver, the types of a result
 * are looked at as it opens, and it begins with few rows. A result itself is the driver's own, as
 * rows pass it by the million.
 */
final class QueryPool implements InvocationHandler {
  private static final Set<String> TAKE_SQL =
      Set.of(
          "prepareStatement",
          "prepareCall",
          "nativeSQL",
          "execute",
          "executeQuery",
          "executeUpdate",
          "executeLargeUpdate",
          "addBatch");

  private static final Set<Class<?>> WRAPPED =
      Set.of(Connection.class, Statement.class, PreparedStatement.class, CallableStatement.class);

  private final Object target;
  private final OneQuery query;
  private final DuckDbLock lock;
  private int fetchSize;

  private QueryPool(Object target, OneQuery query, DuckDbLock lock) {
    this.target = target;
    this.query = query;
    this.lock = lock;
  }

  /**
   * @param lock null for another database than DuckDB
   */
  static DataSource of(DataSource pool, OneQuery query, DuckDbLock lock) {
    return (DataSource) new QueryPool(pool, query, lock).as(DataSource.class);
  }

  private Object as(Class<?> type) {
    return Proxy.newProxyInstance(QueryPool.class.getClassLoader(), new Class<?>[] {type}, this);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    Object[] sent = null;
    try {
      sent = adapt(method.getName(), args);
      Object result = method.invoke(target, sent);
      return result == null ? null : wrap(method.getReturnType(), result);
    } catch (InvocationTargetException e) {
      throw translate(e.getCause(), method.getName(), args, above(sent));
    } catch (SQLException e) {
      throw translate(e, method.getName(), args, 0);
    }
  }

  /** The lines above the query in what was sent. */
  private static int above(Object[] sent) {
    boolean shortened =
        sent != null && sent[0] instanceof String text && text.startsWith(ShortTexts.BEGIN);
    return shortened ? 1 : 0;
  }

  /** A query that failed, and a connection that did not come; what is closed fails as it does. */
  private Throwable translate(Throwable fault, String method, Object[] args, int above) {
    if (fault instanceof SQLException sql && TAKE_SQL.contains(method)) {
      return QueryFaults.refusal(sql, args == null ? null : String.valueOf(args[0]), marks(above));
    }
    return fault instanceof SQLException sql && method.equals("getConnection")
        ? QueryFaults.unconnected(sql)
        : fault;
  }

  private LocalFault.Marks marks(int above) {
    return (fault, text) -> {
      int begin = lock == null ? 0 : query.begin(text);
      OptionalInt place = LocalFault.position(fault, text.substring(begin), above);
      return place.isPresent() ? OptionalInt.of(begin + place.getAsInt()) : place;
    };
  }

  private Object[] adapt(String method, Object[] args) throws SQLException {
    if (args == null) {
      return null;
    }
    Object[] asked = args.clone();
    if (args[0] instanceof String sql && TAKE_SQL.contains(method)) {
      asked[0] = shorten(sql);
    }
    if (method.equals("setFetchSize")) {
      fetchSize = (int) args[0];
      asked[0] = AdaptiveFetchSize.first(fetchSize);
    }
    return asked;
  }

  /** DuckDB marks the wrong place of a query that begins with a comment: it goes without. */
  private String shorten(String sql) throws SQLException {
    String one = query.of(sql);
    if (lock == null) {
      return one;
    }
    return ShortTexts.of(
        target instanceof Statement statement ? statement.getConnection() : (Connection) target,
        one.substring(query.begin(one)));
  }

  private Object wrap(Class<?> type, Object result) throws SQLException {
    if (lock != null && target instanceof DataSource && result instanceof Connection opened) {
      lock.lock(opened);
    }
    if (result instanceof ResultSet rows) {
      ResultTypes.remember(rows);
      AdaptiveFetchSize.remember(rows, fetchSize);
      return UnencodedText.of(rows, (Statement) target);
    }
    return WRAPPED.contains(type) ? new QueryPool(result, query, lock).as(type) : result;
  }

  /**
   * A query of DuckDB that cuts texts which no rule takes, before they come into the heap: its
   * driver makes strings of 2,048 rows at a time, whatever they weigh, and nothing bounds it. Of
   * rows of 64 KB a heap of 128 MB was full at once.
   */
  private static final class ShortTexts {
    static final String BEGIN = "SELECT * REPLACE (";

    private static final int ROWS = 2048;
    private static final int LEAST = 4096;

    /**
     * The number of letters at the end of a text that was cut: with them it is too long, whatever
     * stood before.
     */
    private static final int TAIL = 2000;

    private ShortTexts() {}

    /** The query to run in place of another; the same one where it has no texts. */
    static String of(Connection connection, String query) throws SQLException {
      List<String> names = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      try (PreparedStatement prepared = connection.prepareStatement(query)) {
        ResultSetMetaData columns = prepared.getMetaData();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
          names.add(columns.getColumnLabel(at).toLowerCase(Locale.ROOT));
          if (columns.getColumnType(at) == Types.VARCHAR) {
            texts.add('"' + columns.getColumnLabel(at).replace("\"", "\"\"") + '"');
          }
        }
      }
      // Two columns of one name cannot be told apart; what comes of them is told by the checks.
      Set<String> distinct = new HashSet<>(names);
      return texts.isEmpty() || distinct.size() < names.size() ? query : shorten(query, texts);
    }

    private static String shorten(String query, List<String> texts) {
      long room = Runtime.getRuntime().maxMemory() / 8;
      long longest = Math.max(LEAST, Math.min(100_000, room / ROWS / texts.size()));
      return texts.stream()
          .map(text -> shorten(text, longest))
          .collect(joining(", ", BEGIN, ") FROM (\n" + query + "\n)"));
    }

    private static String shorten(String text, long longest) {
      return "CASE WHEN strlen(%1$s) > %2$d THEN left(%1$s, %3$d) || repeat('x', %4$d) ELSE %1$s END"
              .formatted(text, longest, longest - TAIL, TAIL)
          + " AS "
          + text;
    }
  }
}
