package io.attentivecourier.page;

import java.util.List;

/**
 * The page of one pipeline.
 *
 * @param description null where it has none
 * @param owner null where none is named
 * @param state of its newest run of today; null where there is none
 * @param paused why nothing starts by itself; empty where it does
 * @param fires the next times at which it starts by itself
 * @param deadline null where it has none
 * @param file its name
 * @param yaml null for whom it is hidden, as is the query
 * @param hidden why it is hidden; null where it is not
 */
public record PipelineView(
    PageHead head,
    String name,
    String description,
    String owner,
    String destination,
    String schedule,
    StateMark state,
    String stateHref,
    List<Phrase> paused,
    List<String> fires,
    String deadline,
    List<DayGrid.CellView> days,
    String from,
    List<ListView> lists,
    String file,
    String yaml,
    String query,
    String hidden,
    List<ActForm> forms,
    String noForms,
    String zone) {

  /** A list that it owns. */
  public record ListView(String name, String href, String rows, SparkLine chart) {}
}
