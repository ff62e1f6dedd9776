package io.attentivecourier;

import io.attentivecourier.act.SegmentRetirement;
import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pipeline.DueRuns;
import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.pipeline.Pipeline;
import io.attentivecourier.pipeline.PipelineFiles;
import io.attentivecourier.pipeline.PipelineRoutes;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;

/**
 * A courier at work: Camel Main with the flow's routes, and the pipelines that were asked for.
 * Starts no schedule by itself; {@link DueRuns} does.
 */
public final class Courier implements AutoCloseable {
  /** Three tries of a webhook that refuses take 2 s; one that says nothing is not waited for. */
  private static final Duration ALERTS_WAIT = Duration.ofSeconds(10);

  private final Home home;
  private final Settings settings;
  private final Assembly wiring;
  private final FlowBeans beans;
  private final Main main;
  private final Unfinished unfinished;
  private final PipelineRoutes routes;
  private final OpenRuns openRuns;
  private final InFlight atWork = new InFlight();

  private Courier(Home home, Settings settings, Assembly wiring, FlowBeans beans, Main main) {
    this.home = home;
    this.settings = settings;
    this.wiring = wiring;
    this.beans = beans;
    this.main = main;
    this.unfinished = new Unfinished(wiring, beans.segments(), main.getCamelContext());
    this.routes = new PipelineRoutes(context(), wiring.locks());
    this.openRuns = new OpenRuns(beans.people().turns(), main.getCamelContext());
  }

  /** Starts the flow's routes without a pipeline. */
  public static Courier start(Home home, Settings settings, Clock clock) throws Exception {
    return start(home, settings, clock, System::nanoTime);
  }

  /**
   * @param nanos the time that passes, which no setting of a clock moves
   */
  public static Courier start(Home home, Settings settings, Clock clock, LongSupplier nanos)
      throws Exception {
    return start(new Assembly(home, () -> settings, clock, nanos), home, settings);
  }

  /** The same in a process that takes over edits of the settings. */
  static Courier start(Home home, LiveSettings live, Clock clock) throws Exception {
    return start(new Assembly(home, live, clock, System::nanoTime), home, live.get());
  }

  /**
   * The same for one pipeline: segments need none of the API's routes, which take 0.3 s to start.
   */
  public static Courier start(Home home, Settings settings, Clock clock, Destination destination)
      throws Exception {
    return start(home, settings, clock, System::nanoTime, destination);
  }

  /**
   * @param nanos the time that passes, which no setting of a clock moves
   */
  public static Courier start(
      Home home, Settings settings, Clock clock, LongSupplier nanos, Destination destination)
      throws Exception {
    Assembly wiring = new Assembly(home, () -> settings, clock, nanos);
    if (destination == Destination.SEGMENTS) {
      wiring.withoutApi();
    }
    return start(wiring, home, settings);
  }

  private static Courier start(Assembly wiring, Home home, Settings settings) throws Exception {
    try {
      Flow flow = new Flow(home, settings);
      Main main = flow.start(wiring);
      wiring.alerts().open(main.getCamelContext().createProducerTemplate());
      return new Courier(home, settings, wiring, flow.beans(), main);
    } catch (Exception | Error e) {
      wiring.close();
      throw e;
    }
  }

  /**
   * Adds a pipeline that is started by hand.
   *
   * @throws SettingsFault where its file cannot run
   */
  public void load(String name) throws Exception {
    load(PipelineText.read(home, name));
  }

  /** The same of a file that was read before. */
  public void load(PipelineText text) throws Exception {
    PipelineFiles files = new PipelineFiles(home, settings);
    Optional<Pipeline> pipeline = files.read(context(), text);
    if (pipeline.isEmpty()) {
      throw new SettingsFault(files.faults());
    }
    routes.add(pipeline.get(), pipeline.get().handStart());
  }

  /** Runs a loaded pipeline to its end, or to the first safe step once it is to stop. */
  public RunReport run(String pipeline, RunRequest request) throws Exception {
    return atWork.on(() -> runLoaded(pipeline, request));
  }

  /**
   * Allows requests to subscribers without an operator's release: for a rehearsal, whose state is
   * new and deleted after it, and whose receiver is the stand-in.
   */
  public void acknowledge() throws IOException {
    beans.people().acknowledgement().give(null);
  }

  /** Sends the kept files or people of an earlier run again; the pipeline need not be loaded. */
  public RunReport resend(RunRequest request) throws Exception {
    String entry = request.isRetry() ? "direct:retry-people" : "direct:send-kept";
    return atWork.on(
        () -> report(context().createProducerTemplate().request(entry, withRequest(request))));
  }

  private Processor withRequest(RunRequest request) {
    RunId kept = request.keptRun().orElseThrow().run();
    return exchange -> {
      exchange.setVariable("pipeline", kept.pipeline());
      exchange.setVariable("destination", ledger().reports().of(kept).orElseThrow().kind().id());
      exchange.setVariable("request", request);
    };
  }

  private RunReport runLoaded(String pipeline, RunRequest request) throws Exception {
    Route route = context().getRoute(pipeline);
    Exchange exchange = route.getConsumer().createExchange(false);
    exchange.setVariable("request", request);
    route.getConsumer().getProcessor().process(exchange);
    return report(exchange);
  }

  private static RunReport report(Exchange exchange) throws Exception {
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
    return exchange.getMessage().getMandatoryBody(RunReport.class);
  }

  /**
   * Brings a sealed run of people forward, and before it the earlier ones: sends what may be sent,
   * looks at what was accepted.
   *
   * @param wait until it has ended; else once
   */
  public RunReport follow(RunId run, boolean wait) {
    return atWork.on(
        () -> {
          if (wait) {
            openRuns.follow(run);
          } else {
            openRuns.advance(run);
          }
          return beans.people().following().report(run);
        });
  }

  /** Brings every open run of people forward, once. */
  public void followAll() {
    List<RunId> open = ledger().requests().openRuns();
    if (!open.isEmpty()) {
      follow(open.get(open.size() - 1), false);
    }
  }

  /**
   * Reconciles the runs that earlier processes left unfinished: before anything new.
   *
   * @return a run whose login the server refused: then no other was tried, and none should be, as
   *     each brings a lock-out nearer
   */
  public Optional<RunReport> recover() throws IOException {
    unfinished.putAsideUnknownFiles();
    Optional<RunReport> refused = atWork.on(() -> unfinished.reconcile(run -> true));
    tidy();
    return refused;
  }

  /** Delivers sealed files again whose delivery failed for a reason that may have passed. */
  void redeliver() throws IOException {
    atWork.on(() -> unfinished.reconcile(unfinished::mayComeGood));
  }

  /**
   * Ends runs without an end: first those that wait for the ledger, then those that no process
   * works on.
   */
  void endInterrupted() throws IOException {
    ledger().tryAgain();
    beans.runEnds().write();
    if (ledger().runs().unfinished().stream().anyMatch(unfinished::isOrphan)) {
      atWork.on(() -> unfinished.reconcile(unfinished::isOrphan));
    }
  }

  /** The runs whose end the ledger could not take. */
  public List<RunId> unwritten() {
    return beans.runEnds().unwritten();
  }

  /** Removes files that are out of date, also in a home where only one-shot runs start. */
  void tidy() throws IOException {
    new Tidying(
            home,
            ledger(),
            beans.segments().snapshots(),
            beans.people().known(),
            beans.segments().traces(),
            wiring.clock())
        .tidy(wiring.live().get().retentionDays());
  }

  /**
   * Asks the runs of this process to stop at their next safe step, and waits for that. A run that
   * does not stop in time may be killed: the next start treats it as a crash.
   *
   * @return true if nothing runs any more
   */
  public boolean stop(Duration atMost) throws InterruptedException {
    wiring.stop().raise();
    return atWork.endsWithin(atMost);
  }

  private void finishAlerts() {
    try {
      wiring.alerts().finish(ALERTS_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells of every run that ends here. */
  public void addRunListener(RunEnds.RunListener listener) {
    wiring.addRunListener(listener);
  }

  /** Does what a stop is to wait for. */
  <T, E extends Exception> T doWhole(InFlight.Call<T, E> work) throws E {
    return atWork.on(work);
  }

  /** True once nothing further is to begin. */
  boolean isStopping() {
    return wiring.stop().isRaised();
  }

  /** The business date of a pipeline. */
  LocalDate today(String pipeline) {
    return LocalDate.now(wiring.clock().withZone(wiring.live().get().pipeline(pipeline).zone()));
  }

  /** What retires a segment here. */
  SegmentRetirement retirement() {
    return new SegmentRetirement(ledger(), beans.segments().snapshots(), wiring.locks());
  }

  /** The progress of a pipeline's run, if one is under way here. */
  public Optional<Progress> progress(String pipeline) {
    return beans.runs().progress(pipeline);
  }

  public Ledger ledger() {
    return wiring.ledger();
  }

  public PipelineRoutes routes() {
    return routes;
  }

  public ModelCamelContext context() {
    return (ModelCamelContext) main.getCamelContext();
  }

  public Assembly wiring() {
    return wiring;
  }

  @Override
  public void close() {
    try {
      finishAlerts();
      main.stop();
    } finally {
      wiring.close();
    }
  }
}
