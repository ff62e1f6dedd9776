package io.attentivecourier.row;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The labels of a result's columns, matched without case.
 *
 * @param labels all of them, as the metadata lists them: a row's map has lost one of two equal ones
 */
public record Labels(List<String> labels) {
  public Labels {
    labels = List.copyOf(labels);
  }

  public boolean has(String name) {
    return isAmong(name, labels);
  }

  /** The query's own spelling: the key of its rows. Only for a column that is there. */
  public String of(String name) {
    return labels.stream().filter(name::equalsIgnoreCase).findFirst().orElseThrow();
  }

  /**
   * @param needed what must be there
   * @param known all that may be there
   * @throws Refusal {@link Reason#COLUMN_MISSING}, else {@link Reason#COLUMN_UNKNOWN}, naming every
   *     such column, each unknown one with the nearest known name
   */
  public void check(List<String> needed, List<String> known) {
    check(needed, UnknownColumns.of(labels, known, List.of()));
  }

  public void check(List<String> needed, UnknownColumns unknown) {
    List<String> missing = needed.stream().filter(name -> !has(name)).toList();
    if (!missing.isEmpty()) {
      String text = "the query has no column " + String.join(", ", missing);
      throw new Refusal(
          Reason.COLUMN_MISSING, unknown.isEmpty() ? text : text + "; " + unknown.text());
    }
    if (!unknown.isEmpty()) {
      throw new Refusal(Reason.COLUMN_UNKNOWN, unknown.text());
    }
    refuseTwins();
  }

  private void refuseTwins() {
    List<String> twins = new ArrayList<>(labels);
    twins.removeIf(label -> labels.stream().filter(label::equalsIgnoreCase).count() == 1);
    if (!twins.isEmpty()) {
      throw new Refusal(
          Reason.COLUMN_UNKNOWN,
          "two columns of one name: " + String.join(", ", twins) + "; give one another label");
    }
  }

  public static boolean isAmong(String name, Collection<String> names) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  /**
   * The columns that a destination does not take.
   *
   * @param labels in the query's order
   * @param known what it takes
   * @param otherWay what it takes where the segments are not named twice
   */
  public record UnknownColumns(List<String> labels, List<String> known, List<String> otherWay) {

    public static UnknownColumns of(
        Collection<String> labels, List<String> known, List<String> otherWay) {
      List<String> unknown =
          labels.stream().filter(label -> !Labels.isAmong(label, known)).toList();
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
}
