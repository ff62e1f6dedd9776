package io.attentivecourier.list;

import io.attentivecourier.row.RowBatch;
import io.attentivecourier.warehouse.CellBatch;
import java.util.Arrays;

/** The names of rows that came as bytes: each decided by its source, once for each raw value. */
final class CellNames {
  private final NameSource source;
  private final RawNames known = new RawNames();
  private byte[] key = new byte[256];
  private int start;
  private int end;
  private int[] columns;

  CellNames(NameSource source) {
    this.source = source;
  }

  /** The row's good name; null where a rule is broken. */
  String good(RowBatch batch, int row) {
    byte[] raw = raw(batch.cells(), row);
    String name = raw == null ? null : known.get(raw, start, end);
    return name == null ? decide(batch, row, raw) : name;
  }

  private String decide(RowBatch batch, int row, byte[] raw) {
    String name = source.good(batch.rows().get(row));
    if (name != null && raw != null && known.count() < SegmentRules.MOST_KNOWN_NAMES) {
      known.put(raw, start, end, name);
    }
    return name;
  }

  /** The bytes of the values that make the name; null where one of them is not bytes. */
  private byte[] raw(CellBatch cells, int row) {
    if (columns == null) {
      columns = source.columns().stream().mapToInt(cells.labels()::indexOf).toArray();
    }
    int cell = cells.cell(row, columns[0]);
    if (!cells.isBytes(cell)) {
      return null;
    }
    start = cells.start(cell);
    end = cells.end(cell);
    return columns.length == 1 ? cells.bytes() : joined(cells, row);
  }

  /** The length of each stands before it: the bytes of two values have no sign between them. */
  private byte[] joined(CellBatch cells, int row) {
    int filled = 0;
    for (int column : columns) {
      int cell = cells.cell(row, column);
      if (!cells.isBytes(cell)) {
        return null;
      }
      int length = cells.end(cell) - cells.start(cell);
      if (filled + Integer.BYTES + length > key.length) {
        key = Arrays.copyOf(key, 2 * (filled + Integer.BYTES + length));
      }
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        key[filled++] = (byte) (length >>> shift);
      }
      System.arraycopy(cells.bytes(), cells.start(cell), key, filled, length);
      filled += length;
    }
    start = 0;
    end = filled;
    return key;
  }
}
