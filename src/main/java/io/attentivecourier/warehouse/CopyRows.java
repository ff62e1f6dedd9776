package io.attentivecourier.warehouse;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a query by PostgreSQL's COPY, as bytes from the wire. The server goes on while they
 * are read, where a cursor lets it wait for each trip. A COPY that is refused before its first row
 * is asked for again through a cursor.
 */
final class CopyRows implements OpenRows {
  private static final Logger LOG = LoggerFactory.getLogger(CopyRows.class);

  /** A time-out, a stop, no room, a lost connection: a cursor would meet them too. */
  private static final Set<String> FINAL = Set.of("57", "53", "08");

  private final Connection connection;
  private final PGConnection driver;
  private final ResultTypes types;
  private final CopyLine lines;
  private final String text;
  private final Cursor cursor;
  private CopyOut copy;
  private volatile OpenRows instead;
  private long read;
  private volatile boolean begun;
  private boolean cancelled;
  private boolean closed;

  /** Opens a cursor for the same query. */
  @FunctionalInterface
  interface Cursor {
    OpenRows open() throws SQLException;
  }

  /**
   * @param connection in its transaction; the rows close it
   * @param cursor on the same connection, for a COPY that is refused
   */
  CopyRows(Connection connection, ResultTypes types, CopyQuery query, String text, Cursor cursor)
      throws SQLException {
    this.connection = connection;
    this.driver = connection.unwrap(PGConnection.class);
    this.types = types;
    this.lines = new CopyLine(query.forms());
    this.text = text;
    this.cursor = cursor;
  }

  @Override
  public ResultTypes types() {
    return types;
  }

  @Override
  public boolean read(CellBatch batch) throws SQLException {
    begun = true;
    if (instead != null) {
      return instead.read(batch);
    }
    byte[] line = read == 0 ? first() : copy.readFromCopy();
    if (instead != null) {
      return instead.read(batch);
    }
    if (line == null) {
      requireAll();
      return false;
    }
    lines.add(line, batch);
    read++;
    return true;
  }

  /** The server answers with the first row, or once it has a buffer of them. */
  private byte[] first() throws SQLException {
    try {
      requireWanted();
      copy = driver.getCopyAPI().copyOut(text);
      return copy.readFromCopy();
    } catch (SQLException refused) {
      readByCursor(refused);
      return null;
    }
  }

  private synchronized void requireWanted() throws SQLException {
    if (cancelled) {
      throw new SQLException("stopped before its first row", "57014");
    }
  }

  private void readByCursor(SQLException refused) throws SQLException {
    String state = String.valueOf(refused.getSQLState());
    if (FINAL.contains(state.substring(0, Math.min(2, state.length())))) {
      throw QueryFaults.refusal(refused);
    }
    LOG.info("the query is read through a cursor, as COPY was refused (SQLState {})", state);
    connection.rollback();
    instead = cursor.open();
  }

  /** What the server counted: a connection that ended early must not look like an end. */
  private void requireAll() {
    long sent = copy.getHandledRowCount();
    if (sent != read) {
      String detail = "the warehouse sent %,d rows, and %,d came".formatted(sent, read);
      throw new Refusal(Reason.QUERY_FAILED, detail);
    }
  }

  /** The same signal as {@code cancelCopy}'s, which waits for the thread that reads. */
  @Override
  public synchronized void cancel() {
    try {
      cancelled = true;
      if (begun && !closed && instead == null) {
        driver.cancelQuery();
      }
    } catch (SQLException unheeded) {
      // The query then runs to its end or to its time-out, as a cursor's does.
    }
  }

  @Override
  public void closeUnread() {
    if (!begun) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (instead != null) {
      instead.close();
    } else {
      giveBack();
    }
  }

  /** A connection with rows on the wire, or that a cancel may still reach, serves nobody else. */
  private void giveBack() {
    try (connection) {
      boolean broken = copy != null && copy.isActive();
      if (broken) {
        copy.cancelCopy();
      }
      if (broken || cancelled) {
        connection.abort(Runnable::run);
      } else {
        connection.rollback();
      }
    } catch (SQLException unheeded) {
      // Every row came, or the run has failed; the pool looks at the connection itself.
    }
  }
}
