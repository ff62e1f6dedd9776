package io.attentivecourier.row;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns that the segments' door takes, matched without case. A column that nobody asked for
 * stops the run: it is a mistake in the query, or personal data on its way to where it must not go.
 *
 * @param ignored columns that the query may have and no door uses
 */
public record ColumnNames(String identifier, String segment, Collection<String> ignored) {

  public ColumnNames {
    ignored = List.copyOf(ignored);
  }

  /**
   * @param labels all labels of the result, as its metadata lists them: a row's map has already
   *     lost one of two equal ones
   * @throws Refusal {@link Reason#COLUMN_MISSING}, else {@link Reason#COLUMN_UNKNOWN}, naming every
   *     such column
   */
  public Columns resolve(Collection<String> labels) {
    List<String> missing = needed().filter(name -> !isAmong(name, labels)).toList();
    List<String> unknown = labels.stream().filter(label -> !isAmong(label, known())).toList();
    if (!missing.isEmpty()) {
      throw new Refusal(Reason.COLUMN_MISSING, missingText(missing, unknown));
    }
    if (!unknown.isEmpty()) {
      throw new Refusal(Reason.COLUMN_UNKNOWN, unknownText(unknown));
    }
    refuseTwins(labels);
    return new Columns(labelOf(identifier, labels), labelOf(segment, labels));
  }

  private Stream<String> needed() {
    return Stream.of(identifier, segment);
  }

  private List<String> known() {
    return Stream.concat(needed(), ignored.stream()).toList();
  }

  private static boolean isAmong(String name, Collection<String> names) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static String labelOf(String name, Collection<String> labels) {
    return labels.stream().filter(name::equalsIgnoreCase).findFirst().orElseThrow();
  }

  private String missingText(List<String> missing, List<String> unknown) {
    String text = "the query has no column " + String.join(", ", missing);
    return unknown.isEmpty() ? text : text + "; " + unknownText(unknown);
  }

  private String unknownText(List<String> unknown) {
    return "not taken: column "
        + String.join(", ", unknown.stream().map(this::withNearest).toList());
  }

  private String withNearest(String label) {
    return NearName.of(label, known()).map(near -> label + " (" + near + "?)").orElse(label);
  }

  private static void refuseTwins(Collection<String> labels) {
    List<String> twins = new ArrayList<>(labels);
    twins.removeIf(label -> labels.stream().filter(label::equalsIgnoreCase).count() == 1);
    if (!twins.isEmpty()) {
      throw new Refusal(
          Reason.COLUMN_UNKNOWN,
          "two columns of one name: " + String.join(", ", twins) + "; give one another label");
    }
  }
}
