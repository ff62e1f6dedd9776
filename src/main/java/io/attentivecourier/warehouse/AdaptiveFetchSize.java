package io.attentivecourier.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.IntConsumer;

/**
 * The number of rows that the driver fetches at a time: as many as asked for, and no more than
 * their weight allows. Of rows of 8 KB, ten thousand at a time filled a heap of 128 MB twice. Told
 * of each row, by the thread that reads them.
 */
public final class AdaptiveFetchSize implements IntConsumer {
  /** The first rows show what the others may weigh. Four later ones more cost nothing. */
  private static final int FIRST = 16;

  /** The weight of a row counts for half after so many narrower ones. */
  private static final int WINDOW = 2048;

  private static final ThreadLocal<AdaptiveFetchSize> LAST = new ThreadLocal<>();

  private final ResultSet rows;
  private final int most;
  private final long room;
  private int fetchSize;
  private int widest = 1;
  private int widestLately = 1;
  private int seen;

  AdaptiveFetchSize(ResultSet rows, int most, long room) {
    this.rows = rows;
    this.most = most;
    this.room = room;
    this.fetchSize = first(most);
  }

  /** The fetch size of a statement's first trip. */
  static int first(int fetchSize) {
    return fetchSize > 0 ? Math.min(FIRST, fetchSize) : fetchSize;
  }

  static void remember(ResultSet rows, int most) {
    LAST.set(new AdaptiveFetchSize(rows, most, room()));
  }

  /** A trip's rows stand in the heap beside the batches that were made of those before. */
  private static long room() {
    return Runtime.getRuntime().maxMemory() / 32;
  }

  /**
   * The listener for the rows of the result that this thread opened last; another thread reads
   * them.
   */
  public static IntConsumer ofTheLastResult() {
    AdaptiveFetchSize last = LAST.get();
    LAST.remove();
    return last == null ? bytes -> {} : last;
  }

  /**
   * @param bytes what the row weighs, about
   */
  @Override
  public void accept(int bytes) {
    widestLately = Math.max(widestLately, bytes);
    if (bytes > widest) {
      widest = bytes;
      fetch();
    }
    if (++seen % WINDOW == 0) {
      widest = Math.max(widestLately, widest / 2);
      widestLately = 1;
      fetch();
    }
  }

  private void fetch() {
    int size = (int) Math.max(1, Math.min(most, room / widest));
    if (most > 0 && size != fetchSize) {
      fetchSize = size;
      apply();
    }
  }

  private void apply() {
    try {
      rows.setFetchSize(fetchSize);
    } catch (SQLException unheeded) {
      // A driver may go on as it began: with few rows a trip.
    }
  }
}
