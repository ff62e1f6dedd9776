package io.attentivecourier;

import io.attentivecourier.home.FatalFault;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.LoggerFactory;

/**
 * The last handler of the process: one that ran out of memory, threads or files says so in the log
 * and on standard error, and ends at once with 137, as one that was killed. An orderly end needs
 * what has run out, and the next start treats either as a crash.
 */
final class LastWords implements Thread.UncaughtExceptionHandler {
  /** 128 and the number of SIGKILL: no state of a run has it. */
  static final int KILLED = 137;

  private final IntConsumer halt;

  /**
   * @param halt ends the process with that code, without any hook
   */
  LastWords(IntConsumer halt) {
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
      LoggerFactory.getLogger(LastWords.class).error(words, fault);
    } catch (Throwable unlogged) {
      screen.println("courier: the log could not take it");
    } finally {
      System.setErr(screen);
    }
  }
}
