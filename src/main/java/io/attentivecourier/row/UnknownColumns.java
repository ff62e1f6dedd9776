package io.attentivecourier.row;

import io.attentivecourier.settings.Nearest;
import java.util.Collection;
import java.util.List;

/**
 * The columns that a door does not take.
 *
 * @param labels in the query's order
 * @param known what it takes
 * @param otherWay what it takes where the segments are not named twice
 */
record UnknownColumns(List<String> labels, List<String> known, List<String> otherWay) {

  static UnknownColumns of(Collection<String> labels, List<String> known, List<String> otherWay) {
    List<String> unknown = labels.stream().filter(label -> !Labels.isAmong(label, known)).toList();
    return new UnknownColumns(unknown, known, otherWay);
  }

  boolean isEmpty() {
    return labels.isEmpty();
  }

  String text() {
    return "not taken: column " + String.join(", ", labels.stream().map(this::withHint).toList());
  }

  private String withHint(String label) {
    return Labels.isAmong(label, otherWay)
        ? label + " (the segments are named by " + known.get(1) + ")"
        : Nearest.close(label, known).map(near -> label + " (" + near + "?)").orElse(label);
  }
}
