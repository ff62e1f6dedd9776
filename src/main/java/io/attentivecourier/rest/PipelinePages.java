package io.attentivecourier.rest;

import io.attentivecourier.act.Acts;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.screen.PausedText;
import io.attentivecourier.screen.PipelineLine;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The pipelines as they stand, and the last plan of each. */
final class PipelinePages {
  private static final String PIPELINE = "pipeline";

  private final Home home;
  private final Ledger ledger;
  private final SeenLedger seen;
  private final Supplier<Settings> settings;
  private final OpenDocument documents;
  private final Acts acts;
  private final Clock clock;

  PipelinePages(
      Home home,
      Ledger ledger,
      SeenLedger seen,
      Supplier<Settings> settings,
      OpenDocument documents,
      Acts acts,
      Clock clock) {
    this.home = home;
    this.ledger = ledger;
    this.seen = seen;
    this.settings = settings;
    this.documents = documents;
    this.acts = acts;
    this.clock = clock;
  }

  PageAnswer all(ConsoleRequest request) {
    return ProgramAnswer.of(
        200, seen.pipelines(request.caller()).stream().map(this::document).toList());
  }

  PageAnswer one(ConsoleRequest request) {
    return ProgramAnswer.of(200, document(seen.pipeline(request.caller(), request.name(PIPELINE))));
  }

  private Map<String, Object> document(Configured one) {
    Settings now = settings.get();
    PausedText pauses = new PausedText(now, clock.instant());
    return documents.act(
        PipelineLine.of(home, one, ledger, pauses, clock.instant())
            .of(now.alerts(one.pipeline()).owner())
            .document());
  }

  /** The plan that is under way, as 202; else the one that ended last. */
  PageAnswer plan(ConsoleRequest request) {
    String pipeline = seen.pipeline(request.caller(), request.name(PIPELINE)).pipeline();
    Optional<RunId> underWay = acts.planUnderWay(pipeline);
    return underWay.isPresent()
        ? ProgramAnswer.of(202, Map.of("run", underWay.get().toString()))
        : acts.lastPlan(pipeline)
            .map(plan -> ProgramAnswer.of(200, documents.run(plan)))
            .orElseThrow(PipelinePages::noPlan);
  }

  private static RefusedAct noPlan() {
    return RefusedAct.of(
        RefusedAct.UNKNOWN,
        "plan",
        "this process has made no plan of it, or not one of the last 20",
        "POST to this address makes one");
  }
}
