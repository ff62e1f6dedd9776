package io.attentivecourier;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Retry;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A courier that keeps schedules: it follows edits of the pipelines, catches up what was missed and
 * tries again what failed before it was sealed, until it is closed.
 */
public final class Serving implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  private static final long EDITS_EVERY_SECONDS = 2;
  private static final long SCHEDULES_EVERY_SECONDS = 15;
  private static final long FOLLOW_EVERY_SECONDS = 5;
  private static final Duration SAFE_STEP = Duration.ofSeconds(20);
  private static final long OFTEN_SECONDS = 120;
  private static final long SWEEP_EVERY_HOURS = 6;

  private final LiveSettings settings;
  private final Notice notice;
  private final Locks.Held lock;
  private final Courier courier;
  private final LivePipelines pipelines;
  private final Retries retries;
  private final Schedules schedules;
  private final Overdue overdue;
  private final ScheduledExecutorService watch =
      Executors.newScheduledThreadPool(4, daemon("watch"));
  private final Clock clock;
  private volatile Instant redelivered;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ExecutorService fires = Executors.newCachedThreadPool(daemon("fire"));

  private Serving(
      Home home,
      LiveSettings settings,
      Locks.Held lock,
      Courier courier,
      Notice notice,
      Clock clock)
      throws SchedulerException {
    this.settings = settings;
    this.notice = notice;
    this.clock = clock;
    this.redelivered = clock.instant();
    this.lock = lock;
    this.courier = courier;
    this.pipelines = new LivePipelines(home, settings, courier, notice, clock);
    this.retries = new Retries(settings, courier.ledger(), clock);
    this.schedules = new Schedules(courier.ledger(), retries, clock);
    this.overdue = new Overdue(settings, courier.ledger(), courier.wiring().alerts(), clock);
  }

  /**
   * Takes the home, for one process at a time; nothing runs before {@link #begin}.
   *
   * @param notice told of edits: of those that do not load, and of those that hold
   * @return empty where another process serves this home
   */
  public static Optional<Serving> of(Home home, LiveSettings settings, Clock clock, Notice notice)
      throws Exception {
    Optional<Locks.Held> lock = new Locks(home.locks()).tryLock("serve");
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    Courier courier = null;
    try {
      courier = Courier.start(home, settings, clock);
      return Optional.of(new Serving(home, settings, lock.get(), courier, notice, clock));
    } catch (Exception | Error e) {
      close(courier);
      lock.get().close();
      throw e;
    }
  }

  private static void close(Courier courier) {
    if (courier != null) {
      courier.close();
    }
  }

  /**
   * Starts to serve: first what was left unfinished, then the schedules.
   *
   * @throws io.attentivecourier.settings.SettingsFault where a pipeline cannot run
   */
  public void begin() throws Exception {
    courier.wiring().alerts().tellRetries(this::retry);
    courier.onEnd((report, took) -> retry(report).ifPresent(next -> log(report, next)));
    courier.recover();
    pipelines.loadAll();
    every(EDITS_EVERY_SECONDS, TimeUnit.SECONDS, this::followEdits);
    every(SCHEDULES_EVERY_SECONDS, TimeUnit.SECONDS, this::fireDue);
    every(SCHEDULES_EVERY_SECONDS, TimeUnit.SECONDS, () -> overdue.look(pipelines.live()));
    every(FOLLOW_EVERY_SECONDS, TimeUnit.SECONDS, courier::followAll);
    every(SCHEDULES_EVERY_SECONDS, TimeUnit.SECONDS, this::redeliver);
    every(SWEEP_EVERY_HOURS, TimeUnit.HOURS, courier::tidy);
  }

  /** The settings first: a pipeline that they pause is not to be loaded. */
  private void followEdits() throws Exception {
    settings.follow(notice);
    pipelines.follow();
  }

  /** As often as the settings of the moment say. */
  private void redeliver() throws IOException {
    if (!clock.instant().isBefore(redelivered.plus(settings.get().retryEvery()))) {
      redelivered = clock.instant();
      courier.redeliver();
    }
  }

  /** Does something every few minutes, as long as this serves. */
  public void often(Task task) {
    every(OFTEN_SECONDS, TimeUnit.SECONDS, task);
  }

  private void every(long period, TimeUnit unit, Task task) {
    watch.scheduleWithFixedDelay(() -> safely(task), 0, period, unit);
  }

  /** Something that is done again and again. */
  @FunctionalInterface
  public interface Task {
    void go() throws Exception;
  }

  /** A task that throws would never be called again. */
  private static void safely(Task task) {
    try {
      task.go();
    } catch (Exception e) {
      LOG.error("a periodic task failed, it is tried again", e);
    }
  }

  /** When a run that just ended is tried again, where it is. */
  private Optional<Retry> retry(RunReport report) {
    return pipelines.live().stream()
        .filter(one -> one.name().equals(report.run().pipeline()))
        .findFirst()
        .flatMap(one -> retries.next(one.configured()));
  }

  private static void log(RunReport report, Retry next) {
    LOG.info("{} is {}: {}", report.run(), report.state(), next.told());
  }

  private void fireDue() {
    schedules.due(pipelines.live()).forEach(name -> fires.execute(() -> safely(() -> fire(name))));
  }

  private void fire(String pipeline) throws Exception {
    RunReport report = courier.run(pipeline, Occasion.RUN);
    LOG.info("{} {}: {}", report.run(), report.state(), report.message());
  }

  public Courier courier() {
    return courier;
  }

  /** The settings that hold now, and what of the last edit does not. */
  public LiveSettings settings() {
    return settings;
  }

  /** What is running, and what of the last edit is not. */
  public LivePipelines pipelines() {
    return pipelines;
  }

  private static ThreadFactory daemon(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Stops at a safe step: what is sealed stays sealed and is delivered by the next start. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    watch.shutdownNow();
    stopRuns();
    courier.close();
    fires.shutdownNow();
    lock.close();
  }

  /** What does not reach a safe step in time is treated as a crash by the next start. */
  private void stopRuns() {
    try {
      courier.stop(SAFE_STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
