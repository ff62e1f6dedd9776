package io.attentivecourier.warehouse;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    try {
      Object result = method.invoke(target, asked(method.getName(), args));
      return result == null ? null : answered(method.getReturnType(), result);
    } catch (InvocationTargetException e) {
      throw told(e.getCause(), method.getName(), args);
    } catch (SQLException e) {
      throw told(e, method.getName(), args);
    }
  }

  /** A query that failed, and a connection that did not come; what is closed fails as it does. */
  private Throwable told(Throwable fault, String method, Object[] args) {
    boolean query = TAKE_SQL.contains(method);
    return fault instanceof SQLException sql && (query || method.equals("getConnection"))
        ? QueryFaults.refusal(sql, query && args != null ? String.valueOf(args[0]) : null)
        : fault;
  }

  private Object[] asked(String method, Object[] args) throws SQLException {
    if (args == null) {
      return null;
    }
    Object[] asked = args.clone();
    if (args[0] instanceof String sql && TAKE_SQL.contains(method)) {
      asked[0] = shortened(query.of(sql));
    }
    if (method.equals("setFetchSize")) {
      fetchSize = (int) args[0];
      asked[0] = Trips.first(fetchSize);
    }
    return asked;
  }

  private String shortened(String sql) throws SQLException {
    if (lock == null) {
      return sql;
    }
    return ShortTexts.of(
        target instanceof Statement statement ? statement.getConnection() : (Connection) target,
        sql);
  }

  private Object answered(Class<?> type, Object result) throws SQLException {
    if (lock != null && target instanceof DataSource && result instanceof Connection opened) {
      lock.handedOut(opened);
    }
    if (result instanceof ResultSet rows) {
      ResultTypes.opened(rows);
      Trips.opened(rows, fetchSize);
    }
    return WRAPPED.contains(type) ? new QueryPool(result, query, lock).as(type) : result;
  }
}
