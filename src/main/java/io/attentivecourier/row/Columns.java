package io.attentivecourier.row;

import io.attentivecourier.settings.NameTemplate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The query's own labels of the columns that a door reads: the keys of its rows.
 *
 * @param segment null where the template names the segments
 * @param campaign null where the template does not use it
 * @param group as above
 * @param template null where the segment has a column of its own
 */
public record Columns(
    String identifier, String segment, String campaign, String group, NameTemplate template) {

  public Columns(String identifier, String segment) {
    this(identifier, segment, null, null, null);
  }

  /** All that are read. */
  public List<String> labels() {
    return Stream.of(identifier, segment, campaign, group).filter(Objects::nonNull).toList();
  }
}
