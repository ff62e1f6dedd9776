package io.attentivecourier.subscriber;

import io.attentivecourier.row.Labels;
import io.attentivecourier.settings.PipelineSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The query's own labels of the columns that subscribers need: the keys of its rows. Every other
 * column stops the run, as it is personal data that nobody asked for.
 */
public record SubscriberColumns(String identifier, String consent) {

  /**
   * @param labels all labels of the result, as its metadata lists them
   * @param columns as the settings name them; those to ignore may be there, and are not read
   * @throws io.attentivecourier.run.Refusal COLUMN_MISSING, else COLUMN_UNKNOWN, naming every such
   *     column
   */
  public static SubscriberColumns resolve(
      Collection<String> labels, PipelineSettings.QueryColumns columns) {
    Labels there = new Labels(List.copyOf(labels));
    List<String> needed = List.of(columns.identifier(), columns.consent());
    List<String> known = new ArrayList<>(needed);
    known.addAll(columns.ignore());
    there.check(needed, known);
    return new SubscriberColumns(there.of(columns.identifier()), there.of(columns.consent()));
  }

  List<String> all() {
    return List.of(identifier, consent);
  }
}
