package io.attentivecourier;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A courier at work: Camel Main with the flow's routes, and the pipelines that were asked for.
 * Starts no schedule by itself; {@link Schedules} does.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Home home;
  private final Settings settings;
  private final Wiring wiring;
  private final Main main;

  private Courier(Home home, Settings settings, Wiring wiring, Main main) {
    this.home = home;
    this.settings = settings;
    this.wiring = wiring;
    this.main = main;
  }

  /** Starts the flow's routes without a pipeline. */
  public static Courier start(Home home, Settings settings, Clock clock) throws Exception {
    Wiring wiring = new Wiring(home, settings, clock);
    try {
      Main main = new Flow(home, settings).main(wiring);
      main.start();
      return new Courier(home, settings, wiring, main);
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
    PipelineFiles files = new PipelineFiles(home, settings);
    Optional<Pipeline> pipeline = files.read(context(), name);
    if (pipeline.isEmpty()) {
      throw new SettingsFault(files.faults());
    }
    add(pipeline.get(), pipeline.get().handStart());
  }

  /** Adds a pipeline with the given start in place of its own. */
  void add(Pipeline pipeline, String start) throws Exception {
    pipeline.route().getInput().setUri(start);
    context().addRouteDefinitions(List.of(pipeline.route()));
  }

  /** Takes a pipeline out, with its schedule. */
  void remove(String pipeline) throws Exception {
    context().getRouteController().stopRoute(pipeline);
    context().removeRoute(pipeline);
  }

  /** Runs a loaded pipeline to its end. */
  public RunReport run(String pipeline, Occasion occasion) throws Exception {
    Route route = context().getRoute(pipeline);
    Exchange exchange = route.getConsumer().createExchange(false);
    exchange.setVariable("occasion", occasion);
    route.getConsumer().getProcessor().process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
    return exchange.getMessage().getMandatoryBody(RunReport.class);
  }

  /** Reconciles what earlier processes left unfinished: before anything new. */
  public void recover() throws IOException {
    for (String stranger : wiring.outbox().putAsideStrangers()) {
      LOG.warn("var/outbox/{} is not a file that waits to be sent: moved to var/failed", stranger);
    }
    wiring.recovery().reconcile(run -> true, this::deliver);
  }

  /** Tries to deliver again what is sealed and failed for a reason that may have passed. */
  void redeliver() throws IOException {
    wiring.recovery().reconcile(this::failedInPassing, this::deliver);
  }

  private boolean failedInPassing(RunId run) {
    return wiring
        .ledger()
        .report(run)
        .map(RunReport::reason)
        .filter(reason -> Reason.of(reason).mayPass())
        .isPresent();
  }

  private void deliver(RunId run) {
    Ledger ledger = wiring.ledger();
    Counts counts = ledger.report(run).map(RunReport::counts).orElse(Counts.NONE);
    try (Delivery delivery = wiring.deliveries().open(run, false)) {
      context().createProducerTemplate().sendBody("direct:deliver-files", delivery);
      wiring.verdicts().end(delivery, counts, List.of());
    }
  }

  /** How far a pipeline's run is, where one is under way here. */
  public Optional<Progress> progress(String pipeline) {
    return wiring.segments().progress(pipeline);
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
      main.stop();
    } finally {
      wiring.close();
    }
  }
}
