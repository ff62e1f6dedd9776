package io.attentivecourier.row;

import io.attentivecourier.warehouse.CellBatch;
import io.attentivecourier.warehouse.OpenRows;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** The rows of a result, a batch at a time. One thread reads and closes it. */
interface RowSource extends Closeable {
  /** Four batches of rows of 8 KB would be 64 MB; of these, four are 4 MB and one row each. */
  int FULL_BYTES = 1 << 20;

  /**
   * The next batch; null at the end, or once it is stopped.
   *
   * @param first the number of its first row
   */
  RowBatch next(long first, BooleanSupplier stopped) throws SQLException;

  /** Called by another thread than that which reads. */
  default void cancel() {}

  /** Rows as bytes. */
  final class OfCells implements RowSource {
    private final OpenRows rows;
    private final int most;
    private CellBatch batch;
    private boolean more = true;

    OfCells(OpenRows rows, int most) {
      this.rows = rows;
      this.most = most;
      this.batch = new CellBatch(rows.types().labels());
    }

    @Override
    public RowBatch next(long first, BooleanSupplier stopped) throws SQLException {
      batch = batch.next();
      int read = 0;
      while (more && read < most && batch.size() < FULL_BYTES && !stopped.getAsBoolean()) {
        more = rows.read(batch);
        read += more ? 1 : 0;
      }
      return read == 0 ? null : RowBatch.of(first, batch);
    }

    @Override
    public void cancel() {
      rows.cancel();
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  /** Rows as maps, of a driver that is read by camel-jdbc, or of kept files. */
  final class OfMaps implements RowSource {
    private final Iterator<? extends Map<String, Object>> rows;
    private final int most;
    private final IntConsumer weights;
    private FlatRows.RowShape shape;

    /**
     * @param weights is told what each row weighs
     */
    OfMaps(Iterator<? extends Map<String, Object>> rows, int most, IntConsumer weights) {
      this.rows = rows;
      this.most = most;
      this.weights = weights;
    }

    @Override
    public RowBatch next(long first, BooleanSupplier stopped) {
      FlatRows batch = null;
      long bytes = 0;
      for (int read = 0;
          read < most && bytes < FULL_BYTES && !stopped.getAsBoolean() && rows.hasNext();
          read++) {
        Map<String, Object> row = rows.next();
        batch = batch == null ? new FlatRows(shape(row)) : batch;
        int weight = batch.appendCut(row);
        weights.accept(weight);
        bytes += weight;
      }
      return batch == null ? null : new RowBatch(first, batch);
    }

    /** That of the first row: a result has one. */
    private FlatRows.RowShape shape(Map<String, Object> row) {
      if (shape == null) {
        shape = new FlatRows.RowShape(row.keySet());
      }
      return shape;
    }

    @Override
    public void close() throws IOException {
      if (rows instanceof Closeable source) {
        source.close();
      }
    }
  }
}
