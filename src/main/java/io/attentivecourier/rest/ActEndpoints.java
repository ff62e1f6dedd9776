package io.attentivecourier.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.act.ActOutcome;
import io.attentivecourier.act.ActRefusal;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.console.Role;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunId;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.screen.PausedText;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The acts below {@code /api}. Who waits for an end holds no thread: the answer is made when the
 * run ends, or when the wait is over.
 */
public final class ActEndpoints {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final int LONGEST_WAIT = 300;

  private final AskedActs acts;
  private final OpenDocument documents;
  private final Ledger ledger;
  private final Supplier<Settings> settings;
  private final Clock clock;
  private final Executor threads;

  /**
   * @param threads make answers when a run has begun or ended; they may be held
   */
  public ActEndpoints(
      AskedActs acts,
      OpenDocument documents,
      Ledger ledger,
      Supplier<Settings> settings,
      Clock clock,
      Executor threads) {
    this.acts = acts;
    this.documents = documents;
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
    this.threads = threads;
  }

  public List<Endpoint> all() {
    return Arrays.stream(ActKind.values()).map(this::endpoint).toList();
  }

  private Endpoint endpoint(ActKind kind) {
    return Endpoint.post("/api" + kind.path(), Role.OPERATOR, request -> answer(kind, request));
  }

  private CompletionStage<PageAnswer> answer(ActKind kind, ConsoleRequest request) {
    try {
      ActFields fields = fields(request);
      int wait = wait(kind, request);
      return acts.begin(kind, request, fields)
          .thenComposeAsync(outcome -> answer(kind, outcome, wait), threads)
          .exceptionallyAsync(fault -> ProgramAnswer.of(RefusedAct.of(fault)), threads);
    } catch (RefusedAct | LedgerFault fault) {
      return CompletableFuture.completedFuture(ProgramAnswer.of(RefusedAct.of(fault)));
    }
  }

  private static ActFields fields(ConsoleRequest request) {
    if (!request.contentType().equals("application/json")) {
      throw RefusedAct.type("application/json");
    }
    try {
      Map<String, Object> values = JSON.readValue(request.body(), OBJECT);
      values.values().removeIf(Objects::isNull);
      return new ActFields(values);
    } catch (IOException | NullPointerException unread) {
      throw RefusedAct.field("body", "is no JSON object", "send {}, or the fields of the act");
    }
  }

  /** Seconds; 0 for who does not wait. */
  private static int wait(ActKind kind, ConsoleRequest request) {
    String given = kind.isLong() ? request.query("wait").orElse("0") : "0";
    if (!given.matches("\\d{1,3}")
        || Integer.parseInt(given) > LONGEST_WAIT
        || request.query("wait").isPresent() && given.matches("0+")) {
      throw RefusedAct.field("wait", "is no number of seconds from 1 to 300", "send ?wait=60");
    }
    return Integer.parseInt(given);
  }

  private CompletionStage<PageAnswer> answer(ActKind kind, ActOutcome outcome, int wait) {
    if (outcome instanceof ActOutcome.BegunRun begun) {
      return wait == 0
          ? CompletableFuture.completedFuture(begun(kind, begun.run()))
          : ended(kind, begun, wait);
    }
    return CompletableFuture.completedFuture(ProgramAnswer.of(200, document(outcome)));
  }

  private Object document(ActOutcome outcome) {
    return outcome instanceof ActOutcome.WholeAlready whole
        ? document(whole.run())
        : documents.act(((ActOutcome.DoneAct) outcome).document());
  }

  private static PageAnswer begun(ActKind kind, RunId run) {
    String location =
        kind == ActKind.PLAN ? "/api/pipelines/" + run.pipeline() + "/plan" : "/api/runs/" + run;
    return ProgramAnswer.of(202, Map.of("run", run.toString())).with("Location", location);
  }

  private CompletionStage<PageAnswer> ended(ActKind kind, ActOutcome.BegunRun begun, int wait) {
    return begun
        .end()
        .toCompletableFuture()
        .copy()
        .exceptionally(fault -> afterFault(fault, begun.run()))
        .completeOnTimeout(null, wait, TimeUnit.SECONDS)
        .thenApplyAsync(record -> ended(kind, begun.run(), record), threads);
  }

  /**
   * A run that broke has its end in the ledger; a plan has none there, and is told as a fault.
   *
   * @return null for a run that goes on after this process
   */
  private RunRecord afterFault(Throwable fault, RunId run) {
    return fault instanceof ActRefusal
        ? null
        : RunRecord.of(ledger, ledger.reports().of(run).orElseThrow());
  }

  private PageAnswer ended(ActKind kind, RunId run, RunRecord record) {
    return record == null ? begun(kind, run) : ProgramAnswer.of(200, document(record));
  }

  /** As the command has it: a pause changes nothing of a run that somebody asked for. */
  private Map<String, Object> document(RunRecord run) {
    Map<String, Object> document = documents.run(run);
    new PausedText(settings.get(), clock.instant())
        .now(ledger.schedules(), run.report().run().pipeline())
        .map(PausedText::document)
        .map(documents::act)
        .ifPresent(pause -> document.put("paused", pause));
    return document;
  }
}
