package io.attentivecourier;

import io.attentivecourier.act.Acts;
import io.attentivecourier.alert.Alert;
import io.attentivecourier.alert.AlertBox;
import io.attentivecourier.alert.Overdue;
import io.attentivecourier.flow.RunLog;
import io.attentivecourier.home.FatalFault;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.pipeline.DueRuns;
import io.attentivecourier.pipeline.LivePipelines;
import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.pipeline.Retries;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A courier that keeps schedules: it follows edits of the pipelines, catches up what was missed and
 * tries again what failed before it was sealed, until it is closed.
 */
public final class Serving implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  private static final Duration EDITS = Duration.ofSeconds(2);
  private static final Duration SCHEDULES = Duration.ofSeconds(15);
  private static final Duration FOLLOW = Duration.ofSeconds(5);
  private static final Duration ENDS = Duration.ofSeconds(5);
  private static final Duration SAFE_STEP = Duration.ofSeconds(20);
  private static final Duration OFTEN = Duration.ofMinutes(2);
  private static final Duration SWEEP = Duration.ofHours(6);

  private final LiveSettings settings;
  private final LiveSettings.EditNotice notice;
  private final Locks.Held lock;
  private final Courier courier;
  private final LivePipelines pipelines;
  private final Retries retries;
  private final DueRuns schedules;
  private final Overdue overdue;
  private final PeriodicTasks rounds;
  private final Clock clock;
  private volatile Instant redelivered;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ActsAtWork acts;
  private final ConfiguredPipelines configured;
  private final ExecutorService answers = Executors.newCachedThreadPool(daemon("answer"));
  private final ExecutorService fires = Executors.newCachedThreadPool(daemon("fire"));

  private Serving(
      Home home,
      LiveSettings settings,
      Locks.Held lock,
      Courier courier,
      LiveSettings.EditNotice notice,
      Clock clock)
      throws SchedulerException {
    this.settings = settings;
    this.notice = notice;
    this.clock = clock;
    this.redelivered = clock.instant();
    this.lock = lock;
    this.courier = courier;
    this.pipelines =
        new LivePipelines(
            home,
            settings,
            courier.routes().checkedBy(new OfflineCheck(home)::apart),
            courier.ledger().schedules(),
            notice,
            clock);
    DueRuns.Interrupted interrupted =
        new DueRuns.Interrupted(courier.ledger(), courier.wiring().locks());
    this.retries = new Retries(settings, courier.ledger(), interrupted, clock);
    this.schedules = new DueRuns(courier.ledger(), retries, interrupted, clock);
    AlertBox alerts = courier.wiring().alerts();
    this.overdue = new Overdue(settings, courier.ledger(), alerts, clock);
    this.rounds = new PeriodicTasks(daemon("watch"), task -> alerts.tell(died(task)));
    this.configured = new ConfiguredPipelines(home, settings, pipelines);
    this.acts =
        new ActsAtWork(
            courier,
            new ServedPipelines(home, settings, pipelines, clock),
            new QuickActs(home, settings, courier.ledger(), courier.retirement()),
            Executors.newCachedThreadPool(daemon("act")));
  }

  private Alert died(String task) {
    return Alert.died(task, LocalDate.now(clock.withZone(settings.get().zone())));
  }

  /**
   * Takes the home, for one process at a time; nothing runs before {@link #begin}.
   *
   * @param notice told of edits: of those that do not load, and of those that hold
   * @return empty where another process serves this home
   */
  public static Optional<Serving> of(
      Home home, LiveSettings settings, Clock clock, LiveSettings.EditNotice notice)
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
    courier.addRunListener(
        (report, took) ->
            retry(report).ifPresent(next -> RunLog.retry(report, next.at(), next.until())));
    courier.recover();
    pipelines.loadAll();
    acts.open();
    rounds.every(EDITS, "taking over edits", this::followEdits);
    rounds.every(ENDS, "ending what was interrupted", courier::endInterrupted);
    rounds.every(SCHEDULES, "catching up", this::fireDue);
    rounds.every(SCHEDULES, "looking for what is late", () -> overdue.look(pipelines.live()));
    rounds.every(FOLLOW, "following the API", courier::followAll);
    rounds.every(SCHEDULES, "delivering again", this::redeliver);
    rounds.every(SWEEP, "removing what is old", courier::tidy);
  }

  /** The settings first: a pipeline that they pause is not to be loaded. */
  private void followEdits() throws Exception {
    settings.follow(notice);
    pipelines.follow();
  }

  /** Delivers again, as often as the settings of the moment say. */
  private void redeliver() throws IOException {
    if (!clock.instant().isBefore(redelivered.plus(settings.get().retryEvery()))) {
      redelivered = clock.instant();
      courier.redeliver();
    }
  }

  /** Does something every few minutes, as long as this serves. */
  public void addTask(String name, PeriodicTasks.Task task) {
    rounds.every(OFTEN, name, task);
  }

  /** The periodic tasks, and the state of each. */
  public PeriodicTasks rounds() {
    return rounds;
  }

  /** The time when a run that just ended is tried again, if it is. */
  private Optional<Retries.NextTry> retry(RunReport report) {
    return pipelines.live().stream()
        .filter(one -> one.name().equals(report.run().pipeline()))
        .findFirst()
        .flatMap(one -> retries.next(one.configured()));
  }

  private void fireDue() {
    schedules.due(pipelines.live()).forEach(name -> fires.execute(() -> fire(name)));
  }

  /**
   * Runs a pipeline that is due. A fault here is in no ledger, so the next look finds the fire
   * unanswered.
   */
  private void fire(String pipeline) {
    try {
      courier.run(pipeline, null);
    } catch (Throwable fault) {
      FatalFault.heed(fault);
      LOG.error("{} could not be started", pipeline, fault);
    }
  }

  public Courier courier() {
    return courier;
  }

  /** The pipelines of the home, with those that a setting pauses; read anew after an edit. */
  public Supplier<List<DayView.Configured>> configured() {
    return configured;
  }

  /** Threads that make answers of what happened later; they may be held. */
  public Executor answering() {
    return answers;
  }

  /** What operators ask of this process. */
  public Acts acts() {
    return acts;
  }

  /** The settings that hold now, and what of the last edit does not. */
  public LiveSettings settings() {
    return settings;
  }

  /** The running pipelines, and the faults of the last edit. */
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
    acts.stop();
    rounds.close();
    stopRuns();
    acts.close();
    courier.close();
    fires.shutdownNow();
    answers.shutdownNow();
    lock.close();
  }

  /**
   * Stops the runs. One that does not reach a safe step in time is treated as a crash by the next
   * start.
   */
  private void stopRuns() {
    try {
      courier.stop(SAFE_STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
