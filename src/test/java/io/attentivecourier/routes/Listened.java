package io.attentivecourier.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;

import io.attentivecourier.LiveContext;
import io.attentivecourier.feed.TestHome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.builder.AdviceWithRouteBuilder;

/** The live routes of a courier, with ears before their named steps. */
final class Listened {
  private final TestHome home;
  private final List<String> steps = new CopyOnWriteArrayList<>();

  Listened(TestHome home) {
    this.home = home;
  }

  /** What was begun since the ears were set, in order. */
  List<String> steps() {
    return List.copyOf(steps);
  }

  Listened to(String route, String... ids) throws Exception {
    for (String id : ids) {
      advice(route, builder -> builder.weaveById(id).before().process(exchange -> steps.add(id)));
    }
    return this;
  }

  /** The step throws so many times before it works. */
  Listened failing(String route, String id, int times, Supplier<Exception> fault) throws Exception {
    AtomicInteger left = new AtomicInteger(times);
    advice(
        route,
        builder ->
            builder
                .weaveById(id)
                .before()
                .process(
                    exchange -> {
                      if (left.getAndDecrement() > 0) {
                        throw fault.get();
                      }
                    }));
    return this;
  }

  /** Something happens before each time that the step is made. */
  Listened before(String route, String id, Runnable what) throws Exception {
    advice(route, builder -> builder.weaveById(id).before().process(exchange -> what.run()));
    return this;
  }

  private void advice(String route, Weaving weaving) throws Exception {
    adviceWith(LiveContext.of(home.courier()), route, weaving::weave);
  }

  @FunctionalInterface
  private interface Weaving {
    void weave(AdviceWithRouteBuilder builder) throws Exception;
  }
}
