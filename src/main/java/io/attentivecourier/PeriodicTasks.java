package io.attentivecourier;

import io.attentivecourier.home.Causes;
import io.attentivecourier.home.FatalFault;
import io.attentivecourier.ledger.LedgerFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks that are done again and again while a home is served, and how the last turn of each
 * went. A task that ended without a word would leave a process that looks well and does nothing.
 */
public final class PeriodicTasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);

  private final ScheduledExecutorService threads;
  private final Consumer<String> died;
  private final Map<String, Future<?>> tasks = new ConcurrentSkipListMap<>();
  private final Map<String, Throwable> faults = new ConcurrentSkipListMap<>();
  private volatile boolean closed;

  /**
   * @param died told, in words, of a task whose turn ended with an error
   */
  PeriodicTasks(ThreadFactory threads, Consumer<String> died) {
    this.threads = Executors.newScheduledThreadPool(4, threads);
    this.died = died;
  }

  /** Something that is done again and again. */
  @FunctionalInterface
  public interface Task {
    void go() throws Exception;
  }

  /**
   * Does it now, and so long after each turn again.
   *
   * @param name what it does, in a few words
   */
  void every(Duration period, String name, Task task) {
    long millis = period.toMillis();
    Runnable turn = () -> turn(name, task);
    tasks.put(name, threads.scheduleWithFixedDelay(turn, 0, millis, TimeUnit.MILLISECONDS));
  }

  /** A task that throws would never be called again. */
  private void turn(String name, Task task) {
    try {
      task.go();
      faults.remove(name);
    } catch (Throwable fault) {
      FatalFault.heed(fault);
      noteFailure(name, fault);
    }
  }

  private void noteFailure(String name, Throwable fault) {
    if (closed) {
      return;
    }
    Throwable before = faults.put(name, fault);
    if (before == null || !before.toString().equals(fault.toString())) {
      tell(name, fault);
    }
    if (isDead(fault)) {
      died.accept(describe(name, fault));
    }
  }

  /** Once, not each turn: a ledger that cannot be written would fill the log. */
  private static void tell(String name, Throwable fault) {
    Optional<LedgerFault> ledger = Causes.first(fault, LedgerFault.class);
    if (ledger.isPresent()) {
      LOG.error("{} failed, it is tried again: {}", name, ledger.get().getMessage());
    } else {
      LOG.error("{} failed, it is tried again", name, fault);
    }
  }

  /** The next turn may fix an exception; an error is a fault of the process itself. */
  private static boolean isDead(Throwable fault) {
    return !(fault instanceof Exception);
  }

  private static String describe(String name, Throwable fault) {
    return name + " (" + fault.getClass().getSimpleName() + ")";
  }

  /** The tasks whose last turn failed, in words. */
  public List<String> failing() {
    List<String> failing = new ArrayList<>(dead());
    faults.entrySet().stream()
        .filter(one -> !isDead(one.getValue()))
        .forEach(one -> failing.add(describe(one.getKey(), one.getValue())));
    return failing;
  }

  /** The tasks that died, in words: their last turn ended with an error, or none will come. */
  public List<String> dead() {
    List<String> dead = new ArrayList<>();
    tasks.forEach(
        (name, turns) -> {
          Throwable fault = faults.get(name);
          if (fault != null && isDead(fault)) {
            dead.add(describe(name, fault));
          } else if (turns.isDone() && !closed) {
            dead.add(name);
          }
        });
    return dead;
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }
}
