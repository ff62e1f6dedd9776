package io.attentivecourier.pipeline;

import io.attentivecourier.flow.ActiveRun;
import io.attentivecourier.flow.Runs;
import io.attentivecourier.home.Causes;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.ledger.RunReports;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Destination;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.PipelineDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.model.TryDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a run whose pipeline fails in a step of its own. Camel's default would print a stack trace,
 * and no run, no alert and no ledger would know of it.
 */
public final class PipelineFailure {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineFailure.class);

  /** A route configuration in failures.camel.yaml. */
  private static final String CONFIGURATION = "own-steps";

  private final Home home;
  private final Runs runs;
  private final RunReports reports;

  public PipelineFailure(Home home, Runs runs, RunReports reports) {
    this.home = home;
    this.runs = runs;
    this.reports = reports;
  }

  /**
   * Lets a pipeline's failures come here, where its file does not say what else to do; and has its
   * steps noted that fail.
   */
  static void guard(ModelCamelContext context, RouteDefinition route, HomeFile file) {
    if (route.getRouteConfigurationId() == null) {
      route.setRouteConfigurationId(CONFIGURATION);
    }
    FailedStep.noteIn(route, file);
    route.getOutputs().replaceAll(PipelineFailure::guarded);
    RoutesDefinition routes = new RoutesDefinition();
    routes.setCamelContext(context);
    routes.setResource(route.getResource());
    routes.prepareRoute(route);
  }

  /** What a doTry throws goes past every onException, unless a group around it has it first. */
  private static ProcessorDefinition<?> guarded(ProcessorDefinition<?> step) {
    if (!(step instanceof TryDefinition)) {
      return step;
    }
    PipelineDefinition group = new PipelineDefinition();
    group.setParent(step.getParent());
    group.addOutput(step);
    return group;
  }

  /** Ends the run as FAILED where the destination was not reached; else its end stands. */
  public RunReport fail(Exchange exchange) throws Exception {
    Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    ActiveRun run = exchange.getVariable("run", ActiveRun.class);
    if (Causes.first(fault, LedgerFault.class).isPresent()) {
      throw fault;
    }
    return run == null
        ? failBeforeDestination(exchange, fault)
        : failAfterDestination(run, exchange, fault);
  }

  private RunReport failBeforeDestination(Exchange exchange, Exception fault) throws Exception {
    RunRequest request = exchange.getVariable("request", RunRequest.class);
    String pipeline = exchange.getFromRouteId();
    ActiveRun run = runs.begin(destination(exchange, pipeline), pipeline, request);
    // The text of the exception may quote an address with its token, or a row.
    String text = "a step before the destination failed" + what(exchange, fault);
    return run.isOpen() ? runs.fail(run, new Refusal(Reason.STEP_FAILED, text)) : runs.end(run);
  }

  /** That of the route which runs: its file may say another by now. */
  private static Destination destination(Exchange exchange, String pipeline) {
    RouteDefinition route =
        ((ModelCamelContext) exchange.getContext()).getRouteDefinition(pipeline);
    return route.getOutputs().stream()
        .flatMap(PipelineShape::destinations)
        .findFirst()
        .orElseThrow();
  }

  private RunReport failAfterDestination(ActiveRun run, Exchange exchange, Exception fault)
      throws Exception {
    Optional<RunReport> ended =
        reports.of(run.id()).filter(report -> report.state() != RunState.RUNNING);
    LOG.warn("{}: a step after the destination failed{}", run.id(), what(exchange, fault));
    return ended.orElseThrow(() -> fault);
  }

  /** Which step, where it stands, and the kind of its fault. */
  private String what(Exchange exchange, Exception fault) {
    String file = HomeFile.name(home, PipelineFiles.file(home, exchange.getFromRouteId()));
    String step = FailedStep.of(exchange, fault).map(one -> ": " + one.in(file)).orElse("");
    return step + " (" + kind(fault) + ")";
  }

  private static String kind(Throwable fault) {
    Throwable first = Causes.of(fault).reduce((outer, inner) -> inner).orElseThrow();
    String name = first.getClass().getSimpleName();
    return first instanceof HttpOperationFailedException refused
        ? name + ", status " + refused.getStatusCode()
        : name;
  }
}
