package io.attentivecourier.rest;

import io.attentivecourier.act.Acts;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.console.Role;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is read below {@code /api}. */
public final class ReadEndpoints {
  private static final String DESCRIPTION = "openapi.json";

  private final LedgerPages ledger;
  private final RunPages runs;
  private final PipelinePages pipelines;
  private final SegmentPages segments;

  /**
   * @param configured the pipelines of the home as they stand now
   */
  public ReadEndpoints(
      Home home,
      Supplier<Settings> settings,
      Ledger ledger,
      Supplier<List<Configured>> configured,
      OpenNames names,
      Acts acts,
      Clock clock) {
    SeenLedger seen = new SeenLedger(ledger, configured, names);
    OpenDocument documents = new OpenDocument(names);
    this.ledger = new LedgerPages(ledger, seen, settings, documents, clock);
    this.runs = new RunPages(home, ledger, seen, documents);
    this.pipelines = new PipelinePages(home, ledger, seen, settings, documents, acts, clock);
    this.segments = new SegmentPages(ledger, seen, names, clock);
  }

  public List<Endpoint> all() {
    return List.of(
        get("/api/ledger", Role.VIEWER, ledger::answer),
        get("/api/pipelines", Role.VIEWER, pipelines::all),
        get("/api/pipelines/{pipeline}", Role.VIEWER, pipelines::one),
        get("/api/pipelines/{pipeline}/plan", Role.VIEWER, pipelines::plan),
        get("/api/runs/{run}", Role.VIEWER, runs::run),
        get("/api/runs/{run}/rejected", Role.DATA, runs::rejected),
        get("/api/segments/{segment}", Role.VIEWER, segments::one),
        get("/api/openapi.json", Role.VIEWER, request -> description()));
  }

  private static Endpoint get(String path, Role role, Function<ConsoleRequest, PageAnswer> answer) {
    return Endpoint.get(path, role, request -> orRefused(request, answer));
  }

  private static PageAnswer orRefused(
      ConsoleRequest request, Function<ConsoleRequest, PageAnswer> answer) {
    try {
      return answer.apply(request);
    } catch (RefusedAct | LedgerFault fault) {
      return ProgramAnswer.of(RefusedAct.of(fault));
    }
  }

  private static PageAnswer description() {
    try (InputStream text = ReadEndpoints.class.getResourceAsStream(DESCRIPTION)) {
      String json = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return PageAnswer.of(200, "application/json", json);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
