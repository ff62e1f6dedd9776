package io.attentivecourier;

import io.attentivecourier.home.FatalFault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.LoggerFactory;

/**
 * The last handler of the process: one that ran out of memory, threads or files says so in the log
 * and on standard error, and ends at once with 137, as one that was killed. An orderly end needs
 * what has run out, and the next start treats either as a crash.
 */
final class FatalExit implements Thread.UncaughtExceptionHandler {
  /** 128 and the number of SIGKILL: no state of a run has it. */
  static final int KILLED = 137;

  private final IntConsumer halt;

  /**
   * @param halt ends the process with that code, without any hook
   */
  FatalExit(IntConsumer halt) {
    this.halt = halt;
    // Its classes are read now: once no file can be opened, it is too late for them.
    FatalFault.in(new LinkageError());
  }

  /** A thread that died of another fault is told of in the log alone: its text may quote a row. */
  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    Optional<String> fatal = FatalFault.in(fault);
    if (fatal.isPresent()) {
      end(fatal.get(), fault);
    } else {
      log("the thread " + thread.getName() + " died", fault);
    }
  }

  private void end(String why, Throwable fault) {
    try {
      System.err.println("courier: ended with " + KILLED + ": " + why + ", then start again");
      log("ended with " + KILLED + ": " + why, fault);
    } finally {
      halt.accept(KILLED);
    }
  }

  /**
   * Whoever has no file left cannot load the classes of a log either: the words are out by then,
   * and a stack trace of the log's own would follow them.
   */
  private static void log(String words, Throwable fault) {
    PrintStream screen = System.err;
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    try {
      LoggerFactory.getLogger(FatalExit.class).error(words, fault);
    } catch (Throwable unlogged) {
      screen.println("courier: the log could not take it");
    } finally {
      System.setErr(screen);
    }
  }

  /**
   * Proves every few seconds that the process can make a thread and open a file, and ends it where
   * it cannot: SIGTERM itself is answered on a new thread, so that without threads nobody could
   * stop it. Once the process is to end, it ends in 28 s, whatever a hook of some library waits
   * for.
   */
  static final class Watchdog implements Runnable {
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int PROOF_EVERY = 5;
    private static final Duration MOST_AT_END = Duration.ofSeconds(28);
    private static final int TERMINATED = 128 + 15;

    private final IntConsumer halt;
    private volatile int exitCode = TERMINATED;

    private Watchdog(IntConsumer halt) {
      this.halt = halt;
    }

    /** Looks after this process from now on. */
    static Watchdog start(IntConsumer halt) {
      Watchdog vitals = new Watchdog(halt);
      Thread thread = new Thread(vitals, "vitals");
      thread.setDaemon(true);
      thread.start();
      return vitals;
    }

    /** The process ends by itself now, with that code. */
    void endWith(int code) {
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

    /**
     * Tries a thread and a file twice: a failure may be a peak, but a second one after a second
     * means that they have run out.
     */
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
}
