package io.attentivecourier;

import io.attentivecourier.door.RunEnded;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.Door;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A courier at work: Camel Main with the flow's routes, and the pipelines that were asked for.
 * Starts no schedule by itself; {@link Schedules} does.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** Three tries of a webhook that refuses take 2 s; one that says nothing is not waited for. */
  private static final Duration ALERTS_WAIT = Duration.ofSeconds(10);

  private final Home home;
  private final Settings settings;
  private final Wiring wiring;
  private final Main main;
  private final ReadWriteLock working = new ReentrantReadWriteLock();

  private Courier(Home home, Settings settings, Wiring wiring, Main main) {
    this.home = home;
    this.settings = settings;
    this.wiring = wiring;
    this.main = main;
  }

  /** Starts the flow's routes without a pipeline. */
  public static Courier start(Home home, Settings settings, Clock clock) throws Exception {
    return start(new Wiring(home, settings, clock), home, settings);
  }

  /**
   * The same for one pipeline: segments need none of the API's routes, which take 0.3 s to start.
   */
  public static Courier start(Home home, Settings settings, Clock clock, Door door)
      throws Exception {
    Wiring wiring = new Wiring(home, settings, clock);
    if (door == Door.SEGMENTS) {
      wiring.leaveOutApi();
    }
    return start(wiring, home, settings);
  }

  private static Courier start(Wiring wiring, Home home, Settings settings) throws Exception {
    try {
      Main main = new Flow(home, settings).main(wiring);
      start(home, main);
      wiring.alerts().open(main.getCamelContext().createProducerTemplate());
      return new Courier(home, settings, wiring, main);
    } catch (Exception | Error e) {
      wiring.close();
      throw e;
    }
  }

  private static void start(Home home, Main main) throws Exception {
    try {
      main.start();
    } catch (Exception fault) {
      throw new OwnFlow(home).blamed(fault);
    }
  }

  /**
   * Adds a pipeline that is started by hand.
   *
   * @throws SettingsFault where its file cannot run
   */
  public void load(String name) throws Exception {
    PipelineFiles files = new PipelineFiles(home, settings);
    Optional<Pipeline> pipeline = files.read(context(), name);
    if (pipeline.isEmpty()) {
      throw new SettingsFault(files.faults());
    }
    add(pipeline.get(), pipeline.get().handStart());
  }

  /** Adds a pipeline with the given start in place of its own. */
  void add(Pipeline pipeline, String start) throws Exception {
    RouteDefinition route = pipeline.route();
    route.getInput().setUri(start);
    OwnSteps.guard(context(), route);
    context().addRouteDefinitions(List.of(route));
  }

  /** Takes a pipeline out, with its schedule. */
  void remove(String pipeline) throws Exception {
    context().getRouteController().stopRoute(pipeline);
    context().removeRoute(pipeline);
  }

  /** Runs a loaded pipeline to its end, or to the first safe step once it is to stop. */
  public RunReport run(String pipeline, Occasion occasion) throws Exception {
    working.readLock().lock();
    try {
      return ran(pipeline, occasion);
    } finally {
      working.readLock().unlock();
    }
  }

  /**
   * Lets subscribers be asked without an operator's word: for a rehearsal, whose state is new and
   * thrown away, and whose receiver is the stand-in.
   */
  public void acknowledge() throws IOException {
    wiring.doors().acknowledgement().give(null);
  }

  /** Sends what is kept of an earlier run again; the pipeline need not be loaded. */
  public RunReport resend(Occasion occasion) throws Exception {
    working.readLock().lock();
    try {
      String door = occasion.is(Occasion.Kind.RETRY) ? "direct:retry-people" : "direct:send-kept";
      return report(context().createProducerTemplate().request(door, sent(occasion)));
    } finally {
      working.readLock().unlock();
    }
  }

  private static Processor sent(Occasion occasion) {
    return exchange -> {
      exchange.setVariable("pipeline", occasion.kept().run().pipeline());
      exchange.setVariable("occasion", occasion);
    };
  }

  private RunReport ran(String pipeline, Occasion occasion) throws Exception {
    Route route = context().getRoute(pipeline);
    Exchange exchange = route.getConsumer().createExchange(false);
    exchange.setVariable("occasion", occasion);
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
    working.readLock().lock();
    try {
      context()
          .createProducerTemplate()
          .sendBody(wait ? "direct:follow-run" : "direct:advance-runs", run);
      return wiring.doors().following().report(run);
    } finally {
      working.readLock().unlock();
    }
  }

  /** Brings every open run of people forward, once. */
  public void followAll() {
    List<RunId> open = ledger().openApiRuns();
    if (!open.isEmpty()) {
      follow(open.get(open.size() - 1), false);
    }
  }

  /**
   * Reconciles what earlier processes left unfinished: before anything new.
   *
   * @return a run whose login the server refused: then no other was tried, and none should be, as
   *     each brings a lock-out nearer
   */
  public Optional<RunReport> recover() throws IOException {
    for (String stranger : wiring.outbox().putAsideStrangers()) {
      LOG.warn("var/outbox/{} is not a file that waits to be sent: moved to var/failed", stranger);
    }
    Optional<RunReport> refused = reconcile(run -> true);
    tidy();
    return refused;
  }

  /** Removes what is out of date: also in a home where nothing but one-shot runs ever starts. */
  void tidy() throws IOException {
    wiring.tidying().tidy();
  }

  /** Tries to deliver again what is sealed and failed for a reason that may have passed. */
  void redeliver() throws IOException {
    reconcile(this::failedInPassing);
  }

  private Optional<RunReport> reconcile(Predicate<RunId> which) throws IOException {
    working.readLock().lock();
    try {
      AtomicReference<RunReport> refused = new AtomicReference<>();
      List<RunId> unfinished = wiring.ledger().unfinished().stream().filter(which).toList();
      wiring.recovery().reconcile(which, run -> deliver(run, refused));
      unfinished.forEach(this::alert);
      return Optional.ofNullable(refused.get());
    } finally {
      working.readLock().unlock();
    }
  }

  /** What was reconciled is no run of this process, but its end is news. */
  private void alert(RunId run) {
    wiring.ledger().report(run).ifPresent(end -> wiring.alerts().ended(end, Duration.ZERO));
  }

  private boolean failedInPassing(RunId run) {
    return wiring
        .ledger()
        .report(run)
        .map(RunReport::reason)
        .filter(reason -> Reason.of(reason).mayPass())
        .isPresent();
  }

  /**
   * Asks what runs here to stop at its next safe step, and waits for that. What does not stop in
   * time may be killed: the next start treats it as a crash.
   *
   * @return whether nothing runs any more
   */
  public boolean stop(Duration atMost) throws InterruptedException {
    wiring.stop().raise();
    boolean idle = working.writeLock().tryLock(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (idle) {
      working.writeLock().unlock();
    }
    return idle;
  }

  private void deliver(RunId run, AtomicReference<RunReport> refused) {
    if (refused.get() != null || wiring.stop().isRaised()) {
      return;
    }
    try (Delivery delivery = wiring.doors().deliveries().open(run, false)) {
      context().createProducerTemplate().sendBody("direct:deliver-files", delivery);
      RunReport ended = wiring.doors().ends().end(delivery);
      delivery.fault().filter(Courier::isRefused).ifPresent(fault -> refused.set(ended));
    }
  }

  private void settleAlerts() {
    try {
      wiring.alerts().settle(ALERTS_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isRefused(PickupFault fault) {
    return fault.reason() == Reason.LOGIN_REFUSED;
  }

  /** Tells of every run that ends here. */
  public void onEnd(RunEnded listener) {
    wiring.onEnd(listener);
  }

  /** How far a pipeline's run is, where one is under way here. */
  public Optional<Progress> progress(String pipeline) {
    return wiring
        .doors()
        .segments()
        .progress(pipeline)
        .or(() -> wiring.doors().people().progress(pipeline));
  }

  public Ledger ledger() {
    return wiring.ledger();
  }

  ModelCamelContext context() {
    return (ModelCamelContext) main.getCamelContext();
  }

  Wiring wiring() {
    return wiring;
  }

  /** The door that a pipeline's file names. */
  public static Door door(Home home, String pipeline) {
    return PipelineFiles.door(home, pipeline);
  }

  /** The names of a home's pipelines, by their files. */
  public static List<String> pipelines(Home home) {
    return PipelineFiles.names(home);
  }

  /** The same check beside a courier at work, with a state that nobody else sees. */
  static List<Fault> checkApart(Home home, Settings settings) throws IOException {
    Path scratch = Files.createTempDirectory(Durable.folder(home.tmp()), "check");
    try {
      Home apart = home.withState(scratch);
      return check(apart, settings.apart(apart));
    } finally {
      Trees.delete(scratch);
    }
  }

  /**
   * What is wrong with a home's routes, without a warehouse, a receiver or a trace.
   *
   * @param home with a state of its own, which the caller removes
   */
  public static List<Fault> check(Home home, Settings settings) throws IOException {
    PipelineFiles files = new PipelineFiles(home, settings);
    List<Fault> faults = new ArrayList<>();
    try (Courier courier = start(home, settings, Clock.systemUTC())) {
      for (Pipeline pipeline : files.readAll(courier.context())) {
        courier.tryAdd(pipeline).ifPresent(faults::add);
      }
    } catch (SettingsFault fault) {
      faults.addAll(fault.faults());
    } catch (Exception e) {
      faults.add(PipelineFiles.fault(home, home.routes(), e));
    }
    faults.addAll(files.faults());
    return faults;
  }

  private Optional<Fault> tryAdd(Pipeline pipeline) {
    try {
      add(pipeline, pipeline.handStart());
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(PipelineFiles.fault(home, pipeline.file(), e));
    }
  }

  /** The pipelines that may run, with their schedules; read without starting anything. */
  public static List<DayView.Configured> configured(Home home, Settings settings) throws Exception {
    try (CamelContext context = new DefaultCamelContext()) {
      return new PipelineFiles(home, settings)
          .readAll(context).stream()
              .filter(pipeline -> settings.pipeline(pipeline.name()).enabled())
              .map(Pipeline::configured)
              .toList();
    }
  }

  @Override
  public void close() {
    try {
      settleAlerts();
      main.stop();
    } finally {
      wiring.close();
    }
  }
}
