package io.attentivecourier;

import io.attentivecourier.people.RunTurns;
import io.attentivecourier.run.RunId;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;

/** Brings open runs of people to their end, the oldest first, each in its turn by its route. */
final class OpenRuns {
  private static final String ROUTE = "direct:advance-run";
  private static final String LOOK_EVERY = "{{api.lookEvery:1000}}";

  private final RunTurns turns;
  private final CamelContext context;
  private final ProducerTemplate routes;

  OpenRuns(RunTurns turns, CamelContext context) {
    this.turns = turns;
    this.context = context;
    this.routes = context.createProducerTemplate();
  }

  /** Brings a run forward, and before it the earlier ones, until it has ended. */
  void follow(RunId run) {
    Duration wait = Duration.ofMillis(Long.parseLong(lookEvery()));
    try {
      while (turns.isOpen(run)) {
        advance(run);
        TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private String lookEvery() {
    return context.resolvePropertyPlaceholders(LOOK_EVERY);
  }

  /** Brings all open runs up to this one forward, once, as far as nobody else has them. */
  void advance(RunId last) {
    Iterator<RunTurns.RunTurn> open = turns.open(last);
    while (open.hasNext()) {
      try (RunTurns.RunTurn turn = open.next()) {
        advance(turn);
      }
    }
  }

  private void advance(RunTurns.RunTurn turn) {
    if (!turn.isOurs()) {
      return;
    }
    Exchange done = routes.send(ROUTE, exchange -> exchange.getMessage().setBody(turn));
    if (done.getException() != null) {
      fail(turn, done.getException());
    }
  }

  private void fail(RunTurns.RunTurn turn, Exception fault) {
    try {
      turns.fail(turn, fault);
    } catch (Exception last) {
      throw RuntimeCamelException.wrapRuntimeException(last);
    }
  }
}
