package io.attentivecourier.screen;

import io.attentivecourier.ledger.RequestRepository;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.RunId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line that is drawn again and again while a run goes on; on a terminal only. */
public final class ProgressLine implements AutoCloseable {
  private static final long EVERY_MILLIS = 250;
  private static final String WIPE = "\r\u001b[K";

  private final ScheduledExecutorService timer;
  private final Supplier<Optional<String>> words;
  private final long started = System.nanoTime();

  private ProgressLine(Supplier<Optional<String>> words) {
    this.words = words;
    this.timer = Executors.newSingleThreadScheduledExecutor(ProgressLine::daemon);
    timer.scheduleWithFixedDelay(this::draw, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The line of a run that reads; nothing where nobody watches. */
  public static AutoCloseable over(String name, Supplier<Optional<Progress>> progress) {
    return over(name, progress, isWatched());
  }

  static AutoCloseable over(String name, Supplier<Optional<Progress>> progress, boolean watched) {
    long started = System.nanoTime();
    return watched
        ? new ProgressLine(() -> progress.get().map(now -> name + ": " + text(now, started)))
        : () -> {};
  }

  /** The line of a run of people that is sent and followed. */
  public static AutoCloseable following(RunId run, RequestRepository requests) {
    return isWatched() ? new ProgressLine(() -> Optional.of(text(run, requests))) : () -> {};
  }

  private static boolean isWatched() {
    return Terminal.isThere() && !Terminal.isDumb(System.getenv());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "progress");
    thread.setDaemon(true);
    return thread;
  }

  private void draw() {
    words
        .get()
        .ifPresent(
            text ->
                System.err.print(
                    WIPE + text + String.format(Locale.ROOT, ", %.0f s", seconds(started))));
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private static String text(Progress now, long started) {
    return String.format(
        Locale.ROOT,
        "%s, %,d rows, %,.0f a second",
        now.stage(),
        now.rows(),
        now.rows() / seconds(started));
  }

  static String text(RunId run, RequestRepository requests) {
    RequestRepository.JobCounts jobs = requests.jobCounts(run);
    return jobs.accepted() == 0
        ? run.pipeline() + ": sending, " + Amount.of(jobs.requests(), "request") + " answered"
        : "%s: waiting for Attentive, %s of %s ended"
            .formatted(run.pipeline(), Amount.of(jobs.ended()), Amount.of(jobs.accepted(), "job"));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    System.err.print(WIPE);
    System.err.flush();
  }
}
