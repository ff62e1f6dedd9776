package io.attentivecourier.segment;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The name stands in a column of its own. */
final class NameColumn implements NameSource {
  private final String label;
  private final Map<String, String> goodNames = new HashMap<>();

  NameColumn(String label) {
    this.label = label;
  }

  @Override
  public List<String> columns() {
    return List.of(label);
  }

  /** The one instance of a good name, so that a million rows do not hold a million copies. */
  @Override
  public String good(Map<String, Object> row) {
    String name = text(row);
    String known = goodNames.get(name);
    if (known != null || SegmentName.check(name).isPresent()) {
      return known;
    }
    if (goodNames.size() < SegmentRules.MOST_KNOWN_NAMES) {
      goodNames.put(name, name);
    }
    return name;
  }

  @Override
  public Rejection rejection(long number, Map<String, Object> row) {
    String name = text(row);
    return new Rejection(number, label, SegmentName.check(name).orElseThrow(), name);
  }

  private String text(Map<String, Object> row) {
    return Cell.text(label, row.get(label));
  }
}
