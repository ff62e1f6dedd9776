package io.attentivecourier.row;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.warehouse.OpenRows;
import java.io.Closeable;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * The rows of a query in batches, read ahead by a thread of its own: with a cursor, server and
 * client else idle in turns. For one consumer, who closes it; at the end of the rows the source is
 * closed already.
 */
public final class RowBatches implements Iterator<RowBatch>, Closeable {
  /**
   * Larger batches cost more than they gain: of 10 M rows the collector took 2.8 s of CPU at 8,192,
   * where what waits no longer fits the young part of the heap. Of smaller ones each costs 0.2 ms
   * on its way through the route, which is never called often enough to be compiled well.
   */
  public static final int ROWS = 4096;

  /** A reader that sits in the driver ends when the driver returns; nobody waits for it longer. */
  private static final long GRACE_MILLIS = 1000;

  private static final long LOOK_NANOS = 500_000_000;

  private final RowReader reader;
  private final Duration timeout;
  private final LongSupplier nanos;
  private final long started;
  private RowReader.QueueItem step;
  private volatile boolean closed;
  private BooleanSupplier stop = () -> false;

  /** Starts to read. */
  public RowBatches(Iterator<? extends Map<String, Object>> source, Duration timeout) {
    this(source, timeout, bytes -> {});
  }

  /**
   * Starts to read.
   *
   * @param weights is told what each row weighs, by the thread that reads them
   */
  public RowBatches(
      Iterator<? extends Map<String, Object>> source, Duration timeout, IntConsumer weights) {
    this(new RowReader(new RowSource.OfMaps(source, ROWS, weights)), timeout, System::nanoTime);
  }

  /** Starts to read rows as bytes. */
  public RowBatches(OpenRows rows, Duration timeout) {
    this(new RowReader(new RowSource.OfCells(rows, ROWS)), timeout, System::nanoTime);
  }

  /**
   * Starts to read.
   *
   * @param source the result; closed by the reader's thread if it is {@link Closeable}
   * @param size rows of a batch; the last one may have fewer
   * @param timeout from now to the last batch, validation included
   * @param nanos a clock that never goes back, like {@link System#nanoTime}
   */
  public RowBatches(
      Iterator<? extends Map<String, Object>> source,
      int size,
      Duration timeout,
      LongSupplier nanos) {
    this(new RowReader(new RowSource.OfMaps(source, size, bytes -> {})), timeout, nanos);
  }

  private RowBatches(RowReader reader, Duration timeout, LongSupplier nanos) {
    this.reader = reader;
    this.timeout = timeout;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
    reader.start();
  }

  /**
   * @throws Refusal {@link Reason#QUERY_FAILED} where the source failed or the time is over
   * @throws IllegalStateException after {@link #close}: a broken-off list must not look ended
   */
  @Override
  public boolean hasNext() {
    if (step == null && !closed) {
      step = await();
    }
    if (closed) {
      throw new IllegalStateException("the rows were closed before their end");
    }
    if (step.failure() != null) {
      throw step.failure();
    }
    return !step.isEnd();
  }

  @Override
  public RowBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RowBatch batch = step.batch();
    step = null;
    return batch;
  }

  /** Stops the reader, which closes the source. May be called again. */
  @Override
  public void close() {
    closed = closed || step == null || !step.isEnd();
    stop();
  }

  /** From now on a wait for the warehouse ends within a second once the process is to end. */
  public RowBatches stopWhen(BooleanSupplier stop) {
    this.stop = stop;
    return this;
  }

  private RowReader.QueueItem await() {
    long left = timeout.toNanos() - (nanos.getAsLong() - started);
    try {
      RowReader.QueueItem next = null;
      for (; next == null && left > 0 && !stop.getAsBoolean(); left -= LOOK_NANOS) {
        next = reader.next(Math.min(left, LOOK_NANOS));
      }
      return next != null ? next : timeoutStep();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused(Reason.INTERRUPTED, "stopped while it waited for rows");
    }
  }

  private RowReader.QueueItem timeoutStep() {
    return stop.getAsBoolean()
        ? refused(Reason.INTERRUPTED, Reason.INTERRUPTED.what())
        : refused(Reason.QUERY_FAILED, "ran longer than " + limit());
  }

  /** Ends with a refusal, and closes the cursor now: maybe nobody closes a run that is refused. */
  private RowReader.QueueItem refused(Reason reason, String detail) {
    stop();
    return new RowReader.QueueItem(null, new Refusal(reason, detail));
  }

  private void stop() {
    try {
      reader.stop(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String limit() {
    String length = timeout.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    return length + ", courier.warehouse.timeout";
  }
}
