package io.attentivecourier.cli;

import io.attentivecourier.Serving;
import io.attentivecourier.console.ConsoleAnswers;
import io.attentivecourier.console.ConsoleServer;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.Health;
import io.attentivecourier.console.HealthChecks;
import io.attentivecourier.console.Metrics;
import io.attentivecourier.console.OutboxFiles;
import io.attentivecourier.home.BuildInfo;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.page.PageEndpoints;
import io.attentivecourier.page.PlainPages;
import io.attentivecourier.page.Visits;
import io.attentivecourier.pipeline.LivePipelines;
import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.pipeline.NextDues;
import io.attentivecourier.pipeline.PipelineCards;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.settings.Console;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Serves the page, its HTTP API, health and metrics of this process. */
final class ServeConsole implements AutoCloseable {
  private final ConsoleServer server;
  private final Metrics metrics;
  private final ConsoleAnswers answers;
  private final Ledger read;

  private ServeConsole(ConsoleServer server, Metrics metrics, ConsoleAnswers answers, Ledger read) {
    this.server = server;
    this.metrics = metrics;
    this.answers = answers;
    this.read = read;
  }

  /**
   * @throws io.attentivecourier.settings.SettingsFault where the port is taken: then nothing starts
   */
  static ServeConsole of(Serving serving, Home home, Settings settings, Clock clock) {
    Ledger ledger = serving.courier().ledger();
    OutboxFiles outbox = new OutboxFiles(home.outbox());
    var readable = HealthChecks.ledger(ledger);
    Metrics metrics = new Metrics(clock, outbox::depth, () -> readable.get().up());
    metrics.showBuild(BuildInfo.read(), serving.courier().context().getVersion());
    metrics.showPipelines(new NextDues(serving.pipelines(), ledger.schedules(), clock)::now);
    Health health =
        new Health(
            List.of(
                readable,
                HealthChecks.pipelines(() -> running(serving.pipelines())),
                HealthChecks.settings(() -> running(serving.settings())),
                HealthChecks.outbox(outbox, clock),
                HealthChecks.disk(home.state()),
                HealthChecks.ends(serving.courier()::unwritten),
                HealthChecks.tasks(serving.rounds()::failing)),
            List.of(HealthChecks.alive(serving.rounds()::dead)));
    Console console = settings.console();
    // One of its own: a page that reads for long holds up no run.
    Ledger read = Ledger.open(settings.ledgerUrl(), clock);
    ConsoleAnswers answers =
        ConsoleAnswers.of(
            serving.settings(),
            keyId(settings),
            clock,
            ConsoleAnswers.observe(health, metrics),
            new PlainPages(),
            endpoints(serving, home, settings, read, clock));
    ServeConsole observation =
        new ServeConsole(
            ConsoleServer.start(console.host(), console.port(), answers), metrics, answers, read);
    metrics.remember(ledger.reports().on(today(settings, clock)), ledger.deliveries().last());
    serving.courier().addRunListener(metrics::recordRun);
    serving.addTask(
        "refreshing the metrics",
        () ->
            metrics.refresh(
                ledger.reports().on(today(settings, clock)), ledger.deliveries().last()));
    return observation;
  }

  private static String keyId(Settings settings) {
    try {
      return IdentifierKey.at(settings.keyFile()).id();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /** The page and the HTTP API: each room gives a list of what it answers. */
  private static List<Endpoint> endpoints(
      Serving serving, Home home, Settings settings, Ledger read, Clock clock) {
    return Stream.concat(
            ApiEndpoints.of(serving, home, settings, clock).stream(),
            pages(serving, home, settings, read, clock).all().stream())
        .toList();
  }

  private static PageEndpoints pages(
      Serving serving, Home home, Settings settings, Ledger read, Clock clock) {
    Visits visits =
        new Visits(
            serving.settings(),
            read,
            new PipelineCards(home, serving.pipelines(), serving.configured()),
            ApiEndpoints.names(settings),
            clock);
    return new PageEndpoints(
        visits, home, serving.settings()::inForce, serving.courier()::progress);
  }

  private static HealthChecks.RunningPipelines running(LivePipelines pipelines) {
    return new HealthChecks.RunningPipelines(pipelines.since(), keys(pipelines.faults()));
  }

  private static HealthChecks.RunningSettings running(LiveSettings settings) {
    return new HealthChecks.RunningSettings(keys(settings.faults()), settings.restart());
  }

  private static List<String> keys(List<Fault> faults) {
    return faults.stream().map(Fault::key).toList();
  }

  private static LocalDate today(Settings settings, Clock clock) {
    return LocalDate.now(clock.withZone(settings.zone()));
  }

  /** Every path and method that is answered. */
  List<Endpoint> answered() {
    return answers.all();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    metrics.close();
    read.close();
  }
}
