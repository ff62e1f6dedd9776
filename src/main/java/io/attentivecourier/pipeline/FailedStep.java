package io.attentivecourier.pipeline;

import io.attentivecourier.home.Causes;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * The step of a pipeline that failed. It is noted as it fails: Camel tells the route alone.
 *
 * @param name its id where the file gives one, else its kind
 * @param line of the file, or 0
 */
record FailedStep(String name, int line) {
  private static final String NOTED = "courier-failed-step";

  private record Noted(Exception fault, FailedStep step) {}

  /** Has every step of a file's route noted that fails, those within others too. */
  static void noteIn(RouteDefinition route, HomeFile file) {
    YamlRoutes.steps(route.getOutputs())
        .forEach(
            step ->
                step.addInterceptStrategy(
                    (context, node, target, next) -> new Noting(target, of(node, file))));
  }

  private static FailedStep of(NamedNode node, HomeFile file) {
    boolean named =
        node instanceof OptionalIdentifiedDefinition<?> step && step.hasCustomIdAssigned();
    return new FailedStep(named ? node.getId() : node.getShortName(), YamlRoutes.line(file, node));
  }

  /** The step in which the fault began; empty where none of the pipeline's own has seen it. */
  static Optional<FailedStep> of(Exchange exchange, Exception fault) {
    return Optional.ofNullable(exchange.getProperty(NOTED, Noted.class))
        .filter(noted -> isOf(noted.fault(), fault) || isOf(fault, noted.fault()))
        .map(Noted::step);
  }

  /** A step that catches may wrap what it throws on. */
  private static boolean isOf(Exception cause, Exception fault) {
    return Causes.of(fault).anyMatch(one -> one == cause);
  }

  /** In the words of a message, with its file. */
  String in(String file) {
    return line > 0 ? "%s, line %d of %s".formatted(name, line, file) : name + " of " + file;
  }

  /** The innermost step sees a fault first. */
  private static final class Noting extends DelegateAsyncProcessor {
    private final FailedStep step;

    Noting(Processor target, FailedStep step) {
      super(target);
      this.step = step;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      return super.process(
          exchange,
          doneSync -> {
            note(exchange);
            callback.done(doneSync);
          });
    }

    private void note(Exchange exchange) {
      Exception fault = exchange.getException();
      Noted before = exchange.getProperty(NOTED, Noted.class);
      if (fault != null && (before == null || before.fault() != fault)) {
        exchange.setProperty(NOTED, new Noted(fault, step));
      }
    }
  }
}
