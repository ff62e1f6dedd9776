package io.attentivecourier.row;

import io.attentivecourier.warehouse.CellBatch;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;

/** Rows that came as bytes, as maps that are made when they are asked for: for the few bad ones. */
final class CellRows extends AbstractList<Map<String, Object>> implements RandomAccess {
  private final CellBatch cells;

  CellRows(CellBatch cells) {
    this.cells = cells;
  }

  @Override
  public Map<String, Object> get(int index) {
    return new CellRow(cells, index);
  }

  @Override
  public int size() {
    return cells.rows();
  }

  /** One of them, to be read only. */
  private static final class CellRow extends AbstractMap<String, Object> {
    private final CellBatch cells;
    private final int row;

    CellRow(CellBatch cells, int row) {
      this.cells = cells;
      this.row = row;
    }

    @Override
    public Object get(Object label) {
      int column = cells.labels().indexOf(label);
      return column < 0 ? null : cells.value(cells.cell(row, column));
    }

    @Override
    public boolean containsKey(Object label) {
      return cells.labels().contains(label);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      Map<String, Object> values = new LinkedHashMap<>();
      cells.labels().forEach(label -> values.put(label, get(label)));
      return values.entrySet();
    }
  }
}
