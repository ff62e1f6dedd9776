package io.attentivecourier.page;

import java.util.List;

/**
 * The page of one segment.
 *
 * @param state of its newest run of today; null where none told of it
 * @param chart null where it was not delivered twice
 * @param deliveries the newest first
 */
public record SegmentView(
    PageHead head,
    String name,
    boolean isWithheld,
    String pipeline,
    String pipelineHref,
    StateMark state,
    String stateHref,
    RowsChart chart,
    List<DeliveryView> deliveries,
    ActForm form,
    String noForm,
    String zone) {

  /** A list that reached Attentive. */
  public record DeliveryView(
      String date, String href, String rows, String added, String removed, String delivered) {}
}
