package io.attentivecourier.pipeline;

import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.settings.Destination;

/**
 * A pipeline as it was loaded, for who reads of it.
 *
 * @param description its author's words; null where there are none
 * @param file its name, from the home on
 * @param yaml the text of that file
 * @param query the text that it asks; null where a step makes it while the pipeline runs
 */
public record PipelineCard(
    Configured configured,
    Destination destination,
    String description,
    String file,
    String yaml,
    String query) {

  static PipelineCard of(Pipeline pipeline, String disabledBy) {
    return new PipelineCard(
        pipeline.configured(disabledBy),
        pipeline.destination(),
        pipeline.route().getDescription(),
        pipeline.file().name(),
        pipeline.file().text(),
        pipeline.query().orElse(null));
  }

  public String name() {
    return configured.pipeline();
  }
}
