package io.attentivecourier.row;

import io.attentivecourier.warehouse.WideText;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;

/**
 * Rows as one array of their values; the labels are those of the result, and stand in memory once.
 * A map for each row took 230 bytes, and each look-up in it was a miss of the cache, as another
 * thread had made it. Filled by one thread, then read by another, as maps.
 */
final class FlatRows extends AbstractList<Map<String, Object>> implements RandomAccess {
  private static final int FIRST_ROOM = 64;
  private static final int WEIGHT_OF_A_VALUE = 40;

  private final RowShape shape;
  private Object[] cells;
  private int end;

  FlatRows(RowShape shape) {
    this.shape = shape;
    this.cells = new Object[FIRST_ROOM * shape.width()];
  }

  /**
   * @return the place of its first value
   * @throws IllegalStateException for a row of other columns: one value would stand for another
   */
  int append(Map<String, Object> row) {
    if (end == cells.length) {
      cells = Arrays.copyOf(cells, Math.max(shape.width(), 2 * end));
    }
    int start = end;
    for (Map.Entry<String, Object> cell : row.entrySet()) {
      shape.require(cell.getKey(), end - start);
      cells[end++] = cell.getValue();
    }
    shape.require(null, end - start);
    return start;
  }

  /** The same, without what is too long for any rule; returns what the row weighed before. */
  int appendCut(Map<String, Object> row) {
    int start = append(row);
    long bytes = 0;
    for (int at = start; at < end; at++) {
      int length = length(cells[at]);
      if (length > WideText.LONGEST) {
        cells[at] = cut(cells[at]);
      }
      bytes += length + WEIGHT_OF_A_VALUE;
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
    return value instanceof String text ? WideText.cut(text) : new byte[0];
  }

  /** The values of all rows, one row after the other. */
  Object[] cells() {
    return cells;
  }

  /** The place after the last value. */
  int end() {
    return end;
  }

  @Override
  public Map<String, Object> get(int index) {
    return new FlatRow(this, index * shape.width());
  }

  @Override
  public int size() {
    return shape.width() == 0 ? 0 : end / shape.width();
  }

  /** The labels of a result, each with the place of its value in a row. */
  static final class RowShape {
    private final String[] labels;
    private final Map<String, Integer> places = new HashMap<>();

    RowShape(Set<String> labels) {
      this.labels = labels.toArray(String[]::new);
      for (String label : this.labels) {
        places.put(label, places.size());
      }
    }

    private int width() {
      return labels.length;
    }

    /**
     * @param label null at the end of a row
     */
    private void require(String label, int place) {
      boolean same = place == labels.length ? label == null : labels[place].equals(label);
      if (!same) {
        throw new IllegalStateException("a row has other columns than the one before it");
      }
    }
  }

  /** One of them, to be read only. */
  private static final class FlatRow extends AbstractMap<String, Object> {
    private final FlatRows rows;
    private final int start;

    FlatRow(FlatRows rows, int start) {
      this.rows = rows;
      this.start = start;
    }

    @Override
    public Object get(Object label) {
      Integer place = rows.shape.places.get(label);
      return place == null ? null : rows.cells[start + place];
    }

    @Override
    public boolean containsKey(Object label) {
      return rows.shape.places.containsKey(label);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      Map<String, Object> row = new LinkedHashMap<>();
      for (String label : rows.shape.labels) {
        row.put(label, get(label));
      }
      return row.entrySet();
    }
  }
}
