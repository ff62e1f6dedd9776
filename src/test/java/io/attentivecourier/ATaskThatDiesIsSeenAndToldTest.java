package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ATaskThatDiesIsSeenAndToldTest {
  private static final String TASK = "made up";

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final SynchronousQueue<Throwable> turns = new SynchronousQueue<>();
  @AutoClose private final PeriodicTasks rounds = new PeriodicTasks(Thread::new, told::add);

  /** Each turn ends with what is given to it next. */
  private void turn() throws Exception {
    Throwable end = turns.take();
    if (end instanceof Exception exception) {
      throw exception;
    }
    if (end instanceof Error error) {
      throw error;
    }
  }

  /** Given once the turn before it has ended. */
  private void ends(Throwable... ends) throws Exception {
    for (Throwable end : ends) {
      assertTrue(turns.offer(end, 20, TimeUnit.SECONDS));
    }
  }

  private static Throwable good() {
    return new Throwable("a good turn");
  }

  private void begin() {
    rounds.every(Duration.ofMillis(1), TASK, this::turn);
  }

  @Test
  void anExceptionFailsTheTurnAndTheNextOneIsTried() throws Exception {
    begin();
    ends(new IllegalStateException(), new IllegalStateException());
    assertEquals(List.of(TASK + " (IllegalStateException)"), rounds.failing());
    assertEquals(List.of(), rounds.dead());
    ends(good(), good());
    assertEquals(List.of(), rounds.failing());
    assertEquals(List.of(), told);
  }

  @Test
  void anErrorIsADeathThatIsTold() throws Exception {
    begin();
    ends(new NoClassDefFoundError(), new NoClassDefFoundError());
    String death = TASK + " (NoClassDefFoundError)";
    assertEquals(List.of(death), rounds.dead());
    assertEquals(List.of(death), rounds.failing());
    assertEquals(death, told.get(0));
  }

  @Test
  void whatWorksAgainIsAlive() throws Exception {
    begin();
    ends(new AssertionError(), good(), good());
    assertEquals(List.of(), rounds.dead());
    assertEquals(List.of(), rounds.failing());
  }
}
