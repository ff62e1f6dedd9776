package io.attentivecourier.row;

import io.attentivecourier.warehouse.CellBatch;
import java.util.List;
import java.util.Map;

/**
 * Rows that follow one another in the query's result. One Exchange a batch: an Exchange a row costs
 * three to five times the loop it wraps.
 *
 * @param firstRow number of the first of them in the result, from 1
 * @param rows by column label
 * @param cells the same rows as bytes; null where they came as maps
 */
public record RowBatch(long firstRow, List<Map<String, Object>> rows, CellBatch cells) {

  public RowBatch(long firstRow, List<Map<String, Object>> rows) {
    this(firstRow, rows, null);
  }

  static RowBatch of(long firstRow, CellBatch cells) {
    return new RowBatch(firstRow, new CellRows(cells), cells);
  }

  @Override
  public String toString() {
    return rows.size() + " rows from row " + firstRow;
  }
}
