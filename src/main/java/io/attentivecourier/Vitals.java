package io.attentivecourier;

import io.attentivecourier.home.FatalFault;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Proves every few seconds that the process can make a thread and open a file, and ends it where it
 * cannot: SIGTERM itself is answered on a new thread, so that without threads nobody could stop it.
 * Once the process is to end, it ends in 28 s, whatever a hook of some library waits for.
 */
final class Vitals implements Runnable {
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final int PROOF_EVERY = 5;
  private static final Duration MOST_AT_END = Duration.ofSeconds(28);
  private static final int TERMINATED = 128 + 15;

  private final IntConsumer halt;
  private volatile int exitCode = TERMINATED;

  private Vitals(IntConsumer halt) {
    this.halt = halt;
  }

  /** Looks after this process from now on. */
  static Vitals start(IntConsumer halt) {
    Vitals vitals = new Vitals(halt);
    Thread thread = new Thread(vitals, "vitals");
    thread.setDaemon(true);
    thread.start();
    return vitals;
  }

  /** The process ends by itself now, with that code. */
  void ending(int code) {
    exitCode = code;
  }

  @Override
  public void run() {
    try {
      for (int turn = 0; !isEnding(); turn++) {
        TimeUnit.NANOSECONDS.sleep(TURN.toNanos());
        if (turn % PROOF_EVERY == 0) {
          prove();
        }
      }
      TimeUnit.NANOSECONDS.sleep(MOST_AT_END.toNanos());
      halt.accept(exitCode);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The runtime tells only who wants to add a hook. */
  private static boolean isEnding() {
    Thread none = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(none);
      Runtime.getRuntime().removeShutdownHook(none);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }

  /** What fails once may be a peak; what fails again a second later has run out. */
  private static void prove() throws InterruptedException {
    if (fault() != null) {
      TimeUnit.NANOSECONDS.sleep(TURN.toNanos());
      Throwable again = fault();
      if (again != null) {
        FatalFault.heed(again);
      }
    }
  }

  private static Throwable fault() throws InterruptedException {
    try {
      FatalFault.requireFiles(1);
      Thread thread = new Thread(() -> {}, "proof");
      thread.start();
      thread.join();
      return null;
    } catch (IOException | OutOfMemoryError ranOut) {
      return ranOut;
    }
  }
}
