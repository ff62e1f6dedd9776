package io.attentivecourier.warehouse;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.attentivecourier.home.Durable;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The warehouse behind a small pool, set to stream and to read only. Opening one connects to
 * nothing: a warehouse that is down fails a run, not the start.
 */
public final class Warehouse implements AutoCloseable {
  private static final int PROBE_SECONDS = 10;

  private final WarehouseAddress address;
  private final DriverProfile profile;
  private final Drivers drivers;
  private final DuckDbLock lock;
  private final DriverSource source;
  private final HikariDataSource pool;

  private Warehouse(WarehouseAddress address, DriverProfile profile, Drivers drivers) {
    this.address = address;
    this.profile = profile;
    this.drivers = drivers;
    this.lock = DuckDbLock.of(address);
    this.source = Pool.Connections.of(address, profile, drivers, lock);
    this.pool = new HikariDataSource(Pool.Connections.pool(address, profile, source));
  }

  /**
   * @throws SettingsFault that names the {@code courier.} key to fix
   * @throws UncheckedIOException where the temporary folder cannot be made or drivers not be listed
   */
  public static Warehouse open(WarehouseAddress address) {
    prepare(address);
    Drivers drivers = Drivers.in(address.drivers());
    return new Warehouse(address, DriverProfile.of(address.url()), drivers);
  }

  private static void prepare(WarehouseAddress address) {
    try {
      unpackInto(Durable.folder(address.tmp()).toAbsolutePath().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * SQLite unpacks its native library where this property says, and fails where no such folder is.
   * DuckDB has no such property: it takes {@code java.io.tmpdir}, which only the command line of
   * the JVM can set for good.
   */
  private static void unpackInto(String tmp) {
    String folder = System.getProperty("org.sqlite.tmpdir");
    if (folder == null || !Files.isDirectory(Path.of(folder))) {
      System.setProperty("org.sqlite.tmpdir", tmp);
    }
  }

  /**
   * Looks for the driver, before a run does: the pool would ask for it again for 30 seconds.
   *
   * @throws SettingsFault where no driver takes the URL
   */
  public Warehouse requireDriver() {
    if (drivers.find(address.url()).isEmpty()) {
      throw new SettingsFault(
          "courier.warehouse.url",
          profile.jar().isPresent()
              ? "to fill in: the driver of " + profile.name() + " is not here"
              : "is taken by no driver here",
          Drivers.MissingDriver.fix(address));
    }
    return this;
  }

  /** The pool, as it is. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * The same as a pipeline sees it: only what reads goes through, {@link ResultTypes} knows the
   * columns of each result, and it begins with few rows until it is known what they weigh.
   */
  public DataSource queries() {
    return QueryPool.of(pool, new OneQuery(address.url()), lock);
  }

  /** Asks a query for its rows as bytes. */
  public QueryRows rows() {
    return new QueryRows(this, new OneQuery(address.url()), tellsRights());
  }

  /**
   * Looks at a query as the driver of that address would be shown it, without any database.
   *
   * @throws io.attentivecourier.run.Refusal where it is not one statement that reads
   */
  public static void requireQuery(String url, String query) {
    new OneQuery(url).of(query);
  }

  /**
   * The columns of a query's result, without its rows: as the database prepares it, else as it
   * answers with none of them.
   *
   * @throws io.attentivecourier.run.Refusal as a run of it would be refused
   */
  public ResultTypes columns(String query) throws SQLException {
    try (Connection connection = queries().getConnection();
        PreparedStatement prepared = connection.prepareStatement(query)) {
      ResultSetMetaData columns = described(prepared, query);
      return columns == null ? ofNoRows(connection, query) : ResultTypes.of(columns);
    }
  }

  static ResultSetMetaData described(PreparedStatement prepared, String query) throws SQLException {
    try {
      return prepared.getMetaData();
    } catch (SQLFeatureNotSupportedException undescribed) {
      return null;
    } catch (SQLException fault) {
      throw QueryFaults.refusal(fault, query);
    }
  }

  private ResultTypes ofNoRows(Connection connection, String query) throws SQLException {
    String without = new OneQuery(address.url()).of(query);
    try (Statement statement = connection.createStatement();
        ResultSet none =
            statement.executeQuery("SELECT * FROM (\n" + without + "\n) asked WHERE 1 = 0")) {
      return ResultTypes.of(none.getMetaData());
    }
  }

  /** The fetch size to set on a statement, in rows; may be 0 or, for MySQL, negative. */
  public int fetchSize() {
    return profile.fetchSize().of(address.fetchSize());
  }

  /** The time-out to set on a statement; 0 for none, where the driver has none that works. */
  public int queryTimeoutSeconds() {
    long seconds = Math.max(1, Math.min(address.timeout().toSeconds(), Integer.MAX_VALUE / 1000));
    return profile.timeoutWorks() ? (int) seconds : 0;
  }

  public DriverProfile profile() {
    return profile;
  }

  /**
   * Closes idle connections now and others as they come back: what another run reads is read to its
   * end. Called after each run: an open DuckDB file keeps dbt from building it.
   */
  public void release() {
    HikariPoolMXBean connections = pool.getHikariPoolMXBean();
    if (connections != null) {
      connections.softEvictConnections();
    }
  }

  /**
   * The fault that keeps the warehouse from answering, as a sentence without a secret and without a
   * driver's text; empty if it answers. Connects past the pool, which would try for 30 seconds, and
   * asks as a run does: a pooler may take no transaction.
   */
  public Optional<String> problem() {
    try (Connection connection = asARun(source.getConnection());
        Statement statement = connection.createStatement()) {
      if (profile.timeoutWorks()) {
        statement.setQueryTimeout(PROBE_SECONDS);
      }
      statement.executeQuery(profile.probe()).close();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(ConnectionFault.sentence(e, profile, address));
    }
  }

  private Connection asARun(Connection connection) throws SQLException {
    if (profile.readOnly()) {
      connection.setReadOnly(true);
    }
    if (!profile.autoCommit()) {
      connection.setAutoCommit(false);
    }
    return connection;
  }

  /** True if anybody can tell if the login may write: of PostgreSQL alone. */
  public boolean tellsRights() {
    return profile.prefix().equals("jdbc:postgresql:");
  }

  /**
   * The tables that the login may write, in a sentence; empty if it only reads, or if that is not
   * known.
   */
  public Optional<String> writeRights() {
    try (Connection connection = source.getConnection()) {
      return tellsRights() ? WriteRight.of(connection) : Optional.empty();
    } catch (SQLException unanswered) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /**
   * Finds out if a login of PostgreSQL may change the tables that it reads. A transaction that only
   * reads keeps a query from it, and not a function that connects anew.
   */
  private static final class WriteRight {
    private static final String QUERY =
        "SELECT r.rolsuper, (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid ="
            + " c.relnamespace WHERE c.relkind IN ('r', 'p', 'f', 'v') AND n.nspname !~ '^pg_' AND"
            + " n.nspname <> 'information_schema' AND has_table_privilege(c.oid, 'INSERT, UPDATE,"
            + " DELETE, TRUNCATE')) FROM pg_roles r WHERE r.rolname = current_user";

    private WriteRight() {}

    /** The tables that the login may write, in a sentence; empty if it may change none. */
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
}
