package io.attentivecourier.row;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.warehouse.QueryFaults;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * The thread that reads the result and the short queue that it fills. It alone touches the source,
 * from the first row to the close: a driver's cursor is for one thread. It is never interrupted, as
 * some drivers close their files when a thread that reads them is.
 */
final class RowReader implements Runnable {
  /** Two batches wait, one is filled, one is checked: about 16,000 rows in memory at most. */
  private static final int BATCHES_AHEAD = 2;

  /** Four batches of rows of 8 KB would be 64 MB; of these, four are 4 MB and one row each. */
  private static final int FULL_BYTES = 1 << 20;

  /** An item of the queue: a batch, the end with its failure, or the end alone. */
  record QueueItem(RowBatch batch, Refusal failure) {
    boolean isEnd() {
      return batch == null;
    }
  }

  private final Iterator<? extends Map<String, Object>> source;
  private final int size;
  private final IntConsumer weights;
  private final BlockingQueue<QueueItem> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private final Thread thread = new Thread(this, "row-reader");
  private FlatRows.RowShape shape;
  private volatile boolean stopped;

  /**
   * @param weights is told what each row weighs
   */
  RowReader(Iterator<? extends Map<String, Object>> source, int size, IntConsumer weights) {
    this.source = source;
    this.size = size;
    this.weights = weights;
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

  /** Stops between two rows; emptying the queue frees a reader that waits for room in it. */
  void stop(long millis) throws InterruptedException {
    stopped = true;
    queue.clear();
    thread.join(millis);
  }

  @Override
  @SuppressWarnings("try") // the source is closed by name, never used by it
  public void run() {
    // Stands where the reader dies of an Error: a short list must never look like a whole one.
    QueueItem end =
        new QueueItem(null, new Refusal(Reason.QUERY_FAILED, "the reader of the rows died"));
    try (Closeable closed = this::closeSource) {
      end = readAll();
    } catch (RuntimeException | IOException e) {
      end = new QueueItem(null, failure(e));
    } finally {
      put(end);
    }
  }

  private QueueItem readAll() {
    for (long first = 1; !stopped && source.hasNext(); ) {
      RowBatch batch = batch(first);
      first += batch.rows().size();
      put(new QueueItem(batch, null));
    }
    return new QueueItem(null, null);
  }

  private RowBatch batch(long first) {
    FlatRows rows = null;
    long bytes = 0;
    for (int read = 0; read < size && bytes < FULL_BYTES && !stopped && source.hasNext(); read++) {
      Map<String, Object> row = source.next();
      rows = rows == null ? new FlatRows(shape(row)) : rows;
      int start = rows.append(row);
      int weight = Weight.cut(rows.cells(), start, rows.end());
      weights.accept(weight);
      bytes += weight;
    }
    return new RowBatch(first, rows == null ? List.of() : rows);
  }

  /** That of the first row: a result has one. */
  private FlatRows.RowShape shape(Map<String, Object> row) {
    if (shape == null) {
      shape = new FlatRows.RowShape(row.keySet());
    }
    return shape;
  }

  private void put(QueueItem step) {
    try {
      queue.put(step);
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  private void closeSource() throws IOException {
    if (source instanceof Closeable closeable) {
      closeable.close();
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

  /** Estimates the memory of a row, and cuts values that are too long to keep. */
  private static final class Weight {
    /** No rule takes a text of a tenth of it. */
    static final int LONGEST_TEXT = 100_000;

    /**
     * The end of a value that was cut. With it the value is too long, whatever stood before:
     * blanks, or a phone.
     */
    private static final String TAIL = "x".repeat(2000);

    private static final int OF_A_VALUE = 40;

    private Weight() {}

    /** Cuts what no rule takes; returns what the row took before. */
    static int cut(Object[] values, int from, int to) {
      long bytes = 0;
      for (int at = from; at < to; at++) {
        int length = length(values[at]);
        if (length > LONGEST_TEXT) {
          values[at] = cut(values[at]);
        }
        bytes += length + OF_A_VALUE;
      }
      return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static int length(Object value) {
      return value instanceof String text
          ? text.length()
          : value instanceof byte[] binary ? binary.length : 0;
    }

    /** A binary value is refused for what it is, however short. */
    private static Object cut(Object value) {
      return value instanceof String text ? text.substring(0, end(text)) + TAIL : new byte[0];
    }

    /** No character is cut in two. */
    private static int end(String text) {
      return Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1))
          ? LONGEST_TEXT - 1
          : LONGEST_TEXT;
    }
  }
}
