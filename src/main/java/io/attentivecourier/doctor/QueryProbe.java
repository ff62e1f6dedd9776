package io.attentivecourier.doctor;

import io.attentivecourier.attribute.AttributeColumns;
import io.attentivecourier.flow.QueryPlace;
import io.attentivecourier.home.Home;
import io.attentivecourier.list.SegmentColumns;
import io.attentivecourier.pipeline.Pipeline;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.subscriber.SubscriberColumns;
import io.attentivecourier.warehouse.ResultTypes;
import io.attentivecourier.warehouse.Warehouse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks the warehouse for the columns of each pipeline's query, and checks them as a run would. No
 * row is read.
 */
final class QueryProbe {
  private static final String PART = "query";

  private final Home home;
  private final Settings settings;
  private final Warehouse warehouse;

  QueryProbe(Home home, Settings settings, Warehouse warehouse) {
    this.home = home;
    this.settings = settings;
    this.warehouse = warehouse;
  }

  List<Doctor.Examined> look(List<Pipeline> pipelines) throws SQLException {
    List<Doctor.Examined> findings = new ArrayList<>();
    for (Pipeline pipeline : pipelines) {
      findings.add(look(pipeline));
    }
    return findings;
  }

  private Doctor.Examined look(Pipeline pipeline) throws SQLException {
    if (pipeline.query().isEmpty()) {
      return Doctor.Examined.notChecked(
          PART, pipeline.name() + ": its query is made while it runs; `courier plan` tries it");
    }
    try {
      ResultTypes types = warehouse.columns(pipeline.query().get());
      require(pipeline, types);
      String columns = String.join(", ", types.labels());
      return Doctor.Examined.good(PART, pipeline.name() + ": " + columns);
    } catch (Refusal refusal) {
      return bad(pipeline, refusal);
    }
  }

  /**
   * @throws Refusal where a column is missing, unknown, or of a type that nobody takes
   */
  private void require(Pipeline pipeline, ResultTypes types) {
    PipelineSettings own = settings.pipeline(pipeline.name());
    switch (pipeline.destination()) {
      case SEGMENTS ->
          types.requireText(SegmentColumns.ColumnNames.of(own).resolve(types.labels()).labels());
      case ATTRIBUTES -> requireAttributes(own, types);
      case SUBSCRIBERS -> requireSubscribers(own, types);
    }
  }

  private static void requireAttributes(PipelineSettings own, ResultTypes types) {
    AttributeColumns columns =
        AttributeColumns.resolve(
            types.labels(),
            own.columns().identifier(),
            own.attributes().declared(),
            own.columns().ignore());
    types.requireText(List.of(columns.identifier()));
    types.requireValues(
        columns.attributes().stream().map(AttributeColumns.AttributeColumn::label).toList());
  }

  private static void requireSubscribers(PipelineSettings own, ResultTypes types) {
    SubscriberColumns columns = SubscriberColumns.resolve(types.labels(), own.columns());
    types.requireText(List.of(columns.identifier()));
    types.requireValues(List.of(columns.consent()));
  }

  private Doctor.Examined bad(Pipeline pipeline, Refusal refusal) {
    String text =
        Stream.ofNullable(refusal.query())
            .map(query -> new QueryPlace(home).of(refusal, pipeline.name()))
            .map(query -> query.after(refusal.getMessage()))
            .findFirst()
            .orElse(refusal.getMessage());
    String fix = "fix the query, then `courier doctor --pipelines` looks again";
    Fault fault = new Fault(pipeline.file().name(), text + " (" + refusal.reason().id() + ")", fix);
    return Doctor.Examined.bad(PART, fault, 1);
  }
}
