package io.attentivecourier.row;

import java.util.List;
import java.util.Map;

/**
 * Rows that follow one another in the query's result. One Exchange a batch: an Exchange a row costs
 * three to five times the loop it wraps.
 *
 * @param firstRow number of the first of them in the result, from 1
 * @param rows by column label
 */
public record RowBatch(long firstRow, List<Map<String, Object>> rows) {

  @Override
  public String toString() {
    return rows.size() + " rows from row " + firstRow;
  }
}
