package io.attentivecourier.cli;

import io.attentivecourier.run.Progress;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line that is drawn again and again while a run goes on; on a terminal only. */
final class ProgressLine implements AutoCloseable {
  private static final long EVERY_MILLIS = 250;
  private static final String WIPE = "\r\u001b[K";

  private final ScheduledExecutorService timer;
  private final Supplier<Optional<Progress>> progress;
  private final String name;
  private final long started = System.nanoTime();

  private ProgressLine(String name, Supplier<Optional<Progress>> progress) {
    this.name = name;
    this.progress = progress;
    this.timer = Executors.newSingleThreadScheduledExecutor(ProgressLine::daemon);
    timer.scheduleWithFixedDelay(this::draw, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The line, or nothing where nobody watches. */
  static AutoCloseable over(String name, Supplier<Optional<Progress>> progress) {
    return over(name, progress, isWatched());
  }

  static AutoCloseable over(String name, Supplier<Optional<Progress>> progress, boolean watched) {
    return watched ? new ProgressLine(name, progress) : () -> {};
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
    progress.get().ifPresent(now -> System.err.print(WIPE + text(now)));
  }

  private String text(Progress now) {
    double seconds = (System.nanoTime() - started) / 1e9;
    return String.format(
        Locale.ROOT,
        "%s: %s, %,d rows, %,.0f a second, %.0f s",
        name,
        now.stage(),
        now.rows(),
        now.rows() / seconds,
        seconds);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    System.err.print(WIPE);
    System.err.flush();
  }
}
