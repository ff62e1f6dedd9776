package io.attentivecourier.row;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.warehouse.QueryFaults;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The thread that reads the result and the short queue that it fills. It alone touches the source,
 * from the first row to the close: a driver's cursor is for one thread. It is never interrupted, as
 * some drivers close their files when a thread that reads them is.
 */
final class RowReader implements Runnable {
  /** Two batches wait, one is filled, one is checked: about 16,000 rows in memory at most. */
  private static final int BATCHES_AHEAD = 2;

  /** An item of the queue: a batch, the end with its failure, or the end alone. */
  record QueueItem(RowBatch batch, Refusal failure) {
    boolean isEnd() {
      return batch == null;
    }
  }

  private final RowSource source;
  private final BlockingQueue<QueueItem> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private final Thread thread = new Thread(this, "row-reader");
  private volatile boolean stopped;

  RowReader(RowSource source) {
    this.source = source;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** The next step, or null where none came in that time. */
  QueueItem next(long nanos) throws InterruptedException {
    QueueItem ready = queue.poll();
    return ready != null ? ready : queue.poll(nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Stops between two rows; emptying the queue frees a reader that waits for room in it. One that
   * sits in the driver is freed by the warehouse, where it heeds a cancel.
   */
  void stop(long millis) throws InterruptedException {
    stopped = true;
    queue.clear();
    thread.join(millis / 2);
    if (thread.isAlive()) {
      source.cancel();
      thread.join(millis / 2);
    }
  }

  @Override
  @SuppressWarnings("try") // the source is closed by name, never used by it
  public void run() {
    // Stands where the reader dies of an Error: a short list must never look like a whole one.
    QueueItem end =
        new QueueItem(null, new Refusal(Reason.QUERY_FAILED, "the reader of the rows died"));
    try (Closeable closed = source) {
      end = readAll();
    } catch (RuntimeException | IOException | SQLException e) {
      end = new QueueItem(null, failure(e));
    } finally {
      put(end);
    }
  }

  private QueueItem readAll() throws SQLException {
    long first = 1;
    RowBatch batch = source.next(first, this::isStopped);
    while (batch != null) {
      first += batch.rows().size();
      put(new QueueItem(batch, null));
      batch = source.next(first, this::isStopped);
    }
    return new QueueItem(null, null);
  }

  private boolean isStopped() {
    return stopped;
  }

  private void put(QueueItem step) {
    try {
      queue.put(step);
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  private static Refusal failure(Exception e) {
    return e instanceof Refusal refusal ? refusal : brokenOff(e);
  }

  /** The kind of the error only: a driver's text quotes the row that it failed on. */
  private static Refusal brokenOff(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String detail = "the query broke off: SQLSTATE " + sql.getSQLState();
        return Refusal.ofQuery(Reason.QUERY_FAILED, detail, QueryFaults.fault(sql), null);
      }
    }
    String kind = e.getClass().getSimpleName();
    return new Refusal(Reason.QUERY_FAILED, "the query broke off: " + kind);
  }
}
