package io.attentivecourier.row;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A row as its values alone: the labels are those of the result, and stand in memory once. A map
 * for each row took 230 bytes, four times as much as this, and a look-up in it is a miss of the
 * cache, as another thread made it. To be read only.
 */
final class FlatRow extends AbstractMap<String, Object> {
  private final RowShape shape;
  private final Object[] values;

  private FlatRow(RowShape shape, Object[] values) {
    this.shape = shape;
    this.values = values;
  }

  Object[] cells() {
    return values;
  }

  @Override
  public Object get(Object label) {
    Integer place = shape.places.get(label);
    return place == null ? null : values[place];
  }

  @Override
  public boolean containsKey(Object label) {
    return shape.places.containsKey(label);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int at = 0; at < values.length; at++) {
      row.put(shape.labels[at], values[at]);
    }
    return row.entrySet();
  }

  /** The labels of rows that follow one another, each with the place of its value. */
  static final class RowShape {
    private final String[] labels;
    private final Map<String, Integer> places = new HashMap<>();

    RowShape(Set<String> labels) {
      this.labels = labels.toArray(String[]::new);
      for (String label : this.labels) {
        places.put(label, places.size());
      }
    }

    /** The same row, flat; null if it has other labels, or in another order. */
    FlatRow flat(Map<String, Object> row) {
      if (row.size() != labels.length) {
        return null;
      }
      Object[] values = new Object[labels.length];
      int at = 0;
      for (Entry<String, Object> cell : row.entrySet()) {
        if (!cell.getKey().equals(labels[at])) {
          return null;
        }
        values[at++] = cell.getValue();
      }
      return new FlatRow(this, values);
    }
  }
}
