package io.attentivecourier.cli;

import io.attentivecourier.LivePipelines;
import io.attentivecourier.LiveSettings;
import io.attentivecourier.Serving;
import io.attentivecourier.console.Checks;
import io.attentivecourier.console.Health;
import io.attentivecourier.console.Metrics;
import io.attentivecourier.console.ObserveServer;
import io.attentivecourier.console.OutboxFiles;
import io.attentivecourier.console.RunningPipelines;
import io.attentivecourier.console.RunningSettings;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.settings.Console;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What others may look at while this process serves: its health and its metrics, on loopback. */
final class Observation implements AutoCloseable {
  private final ObserveServer server;
  private final Metrics metrics;

  private Observation(ObserveServer server, Metrics metrics) {
    this.server = server;
    this.metrics = metrics;
  }

  /**
   * @throws io.attentivecourier.console.ConsoleFault where the port is taken: then nothing starts
   */
  static Observation of(Serving serving, Home home, Settings settings, Clock clock) {
    Ledger ledger = serving.courier().ledger();
    OutboxFiles outbox = new OutboxFiles(home.outbox());
    var readable = Checks.ledger(ledger);
    Metrics metrics = new Metrics(clock, outbox::depth, () -> readable.get().up());
    Health health =
        new Health(
            List.of(
                readable,
                Checks.pipelines(() -> running(serving.pipelines())),
                Checks.settings(() -> running(serving.settings())),
                Checks.outbox(outbox, clock),
                Checks.disk(home.state()),
                Checks.ends(serving.courier()::unwritten),
                Checks.tasks(serving.rounds()::failing)),
            List.of(Checks.alive(serving.rounds()::dead)));
    Console console = settings.console();
    Observation observation =
        new Observation(
            ObserveServer.start(console.host(), console.port(), console.hosts(), health, metrics),
            metrics);
    metrics.remember(ledger.runs(today(settings, clock)), ledger.lastDeliveries());
    serving.courier().onEnd(metrics::ran);
    serving.often(
        "refreshing the metrics",
        () -> metrics.refresh(ledger.runs(today(settings, clock)), ledger.lastDeliveries()));
    return observation;
  }

  private static RunningPipelines running(LivePipelines pipelines) {
    return new RunningPipelines(pipelines.since(), keys(pipelines.faults()));
  }

  private static RunningSettings running(LiveSettings settings) {
    return new RunningSettings(keys(settings.faults()), settings.restart());
  }

  private static List<String> keys(List<Fault> faults) {
    return faults.stream().map(Fault::key).toList();
  }

  private static LocalDate today(Settings settings, Clock clock) {
    return LocalDate.now(clock.withZone(settings.zone()));
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    metrics.close();
  }
}
