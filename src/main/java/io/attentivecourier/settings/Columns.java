package io.attentivecourier.settings;

import java.util.Collection;
import java.util.Set;

/**
 * The names of the query's columns, matched without case.
 *
 * @param identifier as written in the settings; else the name of the kind of identifier
 * @param segment as written in the settings, as are the next three
 * @param ignore in lower case; columns that no door uses, and that of the key
 * @param rejectedKey a column that finds a rejected row in the warehouse, or null
 */
public record Columns(
    String identifier,
    String segment,
    String campaign,
    String group,
    String consent,
    Set<String> ignore,
    String rejectedKey) {

  public Columns(
      String identifier,
      String segment,
      String campaign,
      String group,
      String consent,
      Set<String> ignore) {
    this(identifier, segment, campaign, group, consent, ignore, null);
  }

  /** The query's own label of the column that finds a rejected row, or null. */
  public String rejectedKeyOf(Collection<String> labels) {
    return labels.stream()
        .filter(label -> label.equalsIgnoreCase(rejectedKey))
        .findFirst()
        .orElse(null);
  }
}
