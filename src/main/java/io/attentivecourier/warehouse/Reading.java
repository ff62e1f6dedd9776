package io.attentivecourier.warehouse;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The pool as a pipeline sees it: the types of a result are looked at as it opens. The result
 * itself is the driver's own, as rows pass it by the million.
 */
final class Reading implements InvocationHandler {
  private static final Set<Class<?>> WRAPPED =
      Set.of(Connection.class, Statement.class, PreparedStatement.class, CallableStatement.class);

  private final Object target;

  private Reading(Object target) {
    this.target = target;
  }

  static DataSource of(DataSource pool) {
    return (DataSource) wrap(DataSource.class, pool);
  }

  private static Object wrap(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        Reading.class.getClassLoader(), new Class<?>[] {type}, new Reading(target));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    try {
      Object result = method.invoke(target, args);
      if (result instanceof ResultSet rows) {
        ResultTypes.opened(rows);
      }
      Class<?> type = method.getReturnType();
      return result != null && WRAPPED.contains(type) ? wrap(type, result) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
