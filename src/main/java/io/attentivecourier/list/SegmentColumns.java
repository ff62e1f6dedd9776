package io.attentivecourier.list;

import io.attentivecourier.row.Labels;
import io.attentivecourier.settings.NameTemplate;
import io.attentivecourier.settings.PipelineSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The query's own labels of the columns that a destination reads: the keys of its rows.
 *
 * @param segment null where the template names the segments
 * @param campaign null where the template does not use it
 * @param group as above
 * @param template null where the segment has a column of its own
 */
public record SegmentColumns(
    String identifier, String segment, String campaign, String group, NameTemplate template) {

  public SegmentColumns(String identifier, String segment) {
    this(identifier, segment, null, null, null);
  }

  /** All that are read. */
  public List<String> labels() {
    return Stream.of(identifier, segment, campaign, group).filter(Objects::nonNull).toList();
  }

  /**
   * The columns that segments take, matched without case. A column that nobody asked for stops the
   * run: it is a mistake in the query, or personal data on its way to where it must not go.
   *
   * <p>A query names its segments in one way: by a column of their own, or by campaign and group. A
   * template that is set wins over the column, which is then unknown; without one the column wins,
   * and campaign and group are. With a template both its columns are known, used by it or not.
   *
   * @param template as set, or null
   * @param ignored columns that the query may have and no destination uses
   */
  public record ColumnNames(
      String identifier,
      String segment,
      String campaign,
      String group,
      NameTemplate template,
      Collection<String> ignored) {

    public ColumnNames {
      ignored = List.copyOf(ignored);
    }

    /** Those that the settings of a pipeline name. */
    public static ColumnNames of(PipelineSettings own) {
      var columns = own.columns();
      return new ColumnNames(
          columns.identifier(),
          columns.segment(),
          columns.campaign(),
          columns.group(),
          own.segmentName(),
          columns.ignore());
    }

    /**
     * @param labels all labels of the result, as its metadata lists them: a row's map has already
     *     lost one of two equal ones
     * @throws io.attentivecourier.run.Refusal COLUMN_MISSING, else COLUMN_UNKNOWN, naming every
     *     such column
     */
    public SegmentColumns resolve(Collection<String> labels) {
      NameTemplate chosen = chosen(labels);
      Labels.UnknownColumns unknown =
          Labels.UnknownColumns.of(labels, known(chosen), otherWay(chosen));
      new Labels(List.copyOf(labels)).check(needed(chosen), unknown);
      return columns(chosen, labels);
    }

    /** The template that names the segments of these columns, or null for their own column. */
    private NameTemplate chosen(Collection<String> labels) {
      if (template != null || isThere(segment, labels)) {
        return template;
      }
      if (isThere(group, labels)) {
        return NameTemplate.DEFAULT;
      }
      return isThere(campaign, labels) ? NameTemplate.CAMPAIGN_ALONE : null;
    }

    private boolean isThere(String name, Collection<String> labels) {
      return Labels.isAmong(name, labels) && !Labels.isAmong(name, ignored);
    }

    private List<String> needed(NameTemplate chosen) {
      List<String> needed = new ArrayList<>(List.of(identifier));
      if (chosen == null) {
        needed.add(segment);
      } else {
        chosen.columns().forEach(column -> needed.add(nameOf(column)));
      }
      return needed;
    }

    private String nameOf(String column) {
      return column.equals(NameTemplate.CAMPAIGN) ? campaign : group;
    }

    private List<String> known(NameTemplate chosen) {
      List<String> known = new ArrayList<>(List.of(identifier));
      known.addAll(chosen == null ? List.of(segment) : List.of(campaign, group));
      known.addAll(ignored);
      return known;
    }

    /**
     * The columns that would also name the segments, which the query or the settings did not
     * choose.
     */
    private List<String> otherWay(NameTemplate chosen) {
      return chosen == null ? List.of(campaign, group) : List.of(segment);
    }

    private SegmentColumns columns(NameTemplate chosen, Collection<String> labels) {
      String person = labelOf(identifier, labels);
      return chosen == null
          ? new SegmentColumns(person, labelOf(segment, labels))
          : new SegmentColumns(
              person,
              null,
              chosen.uses(NameTemplate.CAMPAIGN) ? labelOf(campaign, labels) : null,
              chosen.uses(NameTemplate.GROUP) ? labelOf(group, labels) : null,
              chosen);
    }

    private static String labelOf(String name, Collection<String> labels) {
      return labels.stream().filter(name::equalsIgnoreCase).findFirst().orElseThrow();
    }
  }
}
