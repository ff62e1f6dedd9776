package io.attentivecourier;

import io.attentivecourier.flow.ActiveRuns;
import io.attentivecourier.flow.RowSteps;
import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.flow.RunOpening;
import io.attentivecourier.flow.RunStart;
import io.attentivecourier.flow.Runs;
import io.attentivecourier.flow.SendWindow;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pipeline.PipelineFailure;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The route beans of one process: what both flows share, and the two flows. */
final class FlowBeans {
  private final RunEnds runEnds;
  private final SegmentBeans segments;
  private final PeopleBeans people;
  private final Runs runs;
  private final RowSteps rows;
  private final PipelineFailure ownSteps;

  /**
   * @throws IOException if the key of the home cannot be read
   */
  FlowBeans(Assembly assembly, CamelContext context) throws IOException {
    Settings settings = assembly.settings();
    IdentifierKey key = assembly.key();
    Pickup pickup = assembly.pickup(context);
    runEnds = new RunEnds(assembly.ledger(), assembly.listener());
    rows = new RowSteps(settings.warehouse().timeout(), assembly.stop());
    SendWindow window = new SendWindow(settings, assembly.clock(), assembly.nanos());
    segments = new SegmentBeans(assembly, pickup, key, runEnds, window);
    people = new PeopleBeans(assembly, key, runEnds, window);
    runs = runs(assembly, key);
    ownSteps = new PipelineFailure(assembly.home(), runs, assembly.ledger().reports());
  }

  private Runs runs(Assembly assembly, IdentifierKey key) {
    Map<Destination, RunOpening<?>> openings = new EnumMap<>(Destination.class);
    openings.put(Destination.SEGMENTS, segments.opening());
    openings.putAll(people.openings());
    boolean keepsValues = assembly.settings().keepRejectedValues();
    return new Runs(
        new RunStart(
            assembly.home(),
            assembly.live(),
            assembly.ledger(),
            assembly.locks(),
            assembly.listener(),
            assembly.clock()),
        new ActiveRuns(assembly.home(), keepsValues, key, assembly.outbox()),
        openings,
        assembly.ledger().runs());
  }

  /** Gives the routes the beans that they call by name. */
  void bind(Registry registry) {
    registry.bind("runs", runs);
    registry.bind("rows", rows);
    registry.bind("ownSteps", ownSteps);
    segments.bind(registry);
    people.bind(registry);
  }

  /** The ends of all runs of this process, also those that the ledger could not take. */
  RunEnds runEnds() {
    return runEnds;
  }

  Runs runs() {
    return runs;
  }

  SegmentBeans segments() {
    return segments;
  }

  PeopleBeans people() {
    return people;
  }
}
