package io.attentivecourier.warehouse;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Opens connections with a driver of {@link Drivers}; looks for it at the first one. */
final class DriverSource implements DataSource {
  /** SQLState of ODBC for "no driver": the JDBC drivers use none of class IM. */
  static final String NO_DRIVER = "IM002";

  /** SQLState of ODBC for "the driver does not load". */
  static final String BROKEN_DRIVER = "IM003";

  private final Drivers drivers;
  private final String url;
  private final Properties properties;
  private final DuckDbLock lock;
  private Driver driver;
  private int loginTimeout;

  /**
   * @param lock what a DuckDB is told at first; null for another database
   */
  DriverSource(Drivers drivers, String url, Properties properties, DuckDbLock lock) {
    this.lock = lock;
    this.drivers = drivers;
    this.url = url;
    this.properties = properties;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      // A copy, as drivers write into what they get.
      Properties own = new Properties();
      own.putAll(properties);
      return requireOpen(driver().connect(url, own));
    } catch (LinkageError e) {
      throw new SQLException("the driver's code does not load here", BROKEN_DRIVER, e);
    }
  }

  private Connection requireOpen(Connection connection) throws SQLException {
    if (connection == null) {
      throw noDriver();
    }
    UnencodedText.begin(connection);
    return lock == null ? connection : restrict(connection);
  }

  private Connection restrict(Connection connection) throws SQLException {
    try {
      lock.restrict(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private synchronized Driver driver() throws SQLException {
    if (driver == null) {
      driver = drivers.find(url).orElseThrow(DriverSource::noDriver);
    }
    return driver;
  }

  private static SQLException noDriver() {
    return new SQLException("no driver takes this URL", NO_DRIVER);
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the login is the address's");
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // Drivers print values of rows; nothing here listens.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw new SQLException("not a " + type.getName());
    }
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
