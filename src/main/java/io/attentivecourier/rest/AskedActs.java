package io.attentivecourier.rest;

import io.attentivecourier.act.ActOutcome;
import io.attentivecourier.act.Acts;
import io.attentivecourier.console.Caller;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.settings.Destination;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Acts that somebody asks for by HTTP, whether a program or a form: who may, on what, and with
 * which words. What may be done is judged where it is done.
 */
public final class AskedActs {
  private final Home home;
  private final Ledger ledger;
  private final SeenLedger seen;
  private final Acts acts;

  /**
   * @param pipelines those of the home as they stand now
   */
  public AskedActs(
      Home home, Ledger ledger, Supplier<List<Configured>> pipelines, OpenNames names, Acts acts) {
    this.home = home;
    this.ledger = ledger;
    this.seen = new SeenLedger(ledger, pipelines, names);
    this.acts = acts;
  }

  /**
   * Begins it.
   *
   * @return as of {@link Acts#begin}
   * @throws RefusedAct where it is not to be asked so
   */
  public CompletionStage<ActOutcome> begin(ActKind kind, ConsoleRequest request, ActFields fields) {
    Caller caller = request.caller();
    ActSubject on = subject(kind, caller, request.name(kind.subject().inPath()));
    requireMay(caller, on.pipeline());
    fields.requireOnly(kind.fields());
    if (asksPeople(on)) {
      fields.requireTyped(on.pipeline());
    }
    return acts.begin(kind.request(on, fields, caller.name()));
  }

  private ActSubject subject(ActKind kind, Caller caller, String named) {
    return switch (kind.subject()) {
      case PIPELINE -> new ActSubject(seen.pipeline(caller, named).pipeline(), null, null);
      case RUN -> of(seen.run(caller, named).run());
      case SEGMENT -> seen.segment(caller, named);
    };
  }

  private static ActSubject of(RunId run) {
    return new ActSubject(run.pipeline(), run, null);
  }

  private static void requireMay(Caller caller, String pipeline) {
    if (caller.name() == null) {
      throw RefusedAct.of(
          RefusedAct.NOT_ALLOWED,
          "courier.console.token",
          "nobody is named: an act stands in the ledger with a name",
          "sign in, or send a token of courier.console.token.NAME as Authorization: Bearer");
    }
    if (!caller.mayActOn(pipeline)) {
      throw RefusedAct.of(
          RefusedAct.NOT_ALLOWED,
          pipeline,
          caller.name() + " may not act on it",
          "ask for the role operator; courier.pipeline." + pipeline + ".mayAct may narrow it");
    }
  }

  /** By its file; a run whose file is gone by what it was. */
  private boolean asksPeople(ActSubject on) {
    return PipelineText.read(home, on.pipeline()).destination() == Destination.SUBSCRIBERS
        || on.run() != null
            && ledger.reports().of(on.run()).orElseThrow().kind() == RunKind.SUBSCRIBERS;
  }
}
