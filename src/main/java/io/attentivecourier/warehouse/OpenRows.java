package io.attentivecourier.warehouse;

import java.io.Closeable;
import java.sql.SQLException;

/** The open result of a query. One thread reads it to its end, or breaks off, and closes it. */
public interface OpenRows extends Closeable {
  /** Its columns. */
  ResultTypes types();

  /**
   * Adds the next row; false at the end, which is the end only where every row came.
   *
   * @throws SQLException as the driver has it: where the query broke off
   * @throws io.attentivecourier.run.Refusal where it had no row yet
   */
  boolean read(CellBatch batch) throws SQLException;

  /** Makes the warehouse give up what it does; called by another thread than that which reads. */
  void cancel();

  /** Closes it where nobody began to read it. */
  void closeUnread();

  /** Gives the connection back. A second call does nothing. */
  @Override
  void close();
}
