package io.attentivecourier.row;

import io.attentivecourier.warehouse.CellBatch;

/** Rows as bytes, as the flow hands them on. */
public final class BatchOfRows {
  private BatchOfRows() {}

  public static RowBatch of(CellBatch cells) {
    return RowBatch.of(1, cells);
  }
}
