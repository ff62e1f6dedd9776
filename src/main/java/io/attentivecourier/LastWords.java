package io.attentivecourier;

import io.attentivecourier.home.FatalFault;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last handler of the process: one that ran out of memory, threads or files says so in the log
 * and on standard error, and ends at once with 137, as one that was killed. An orderly end needs
 * what has run out, and the next start treats either as a crash.
 */
final class LastWords implements Thread.UncaughtExceptionHandler {
  /** 128 and the number of SIGKILL: no state of a run has it. */
  static final int KILLED = 137;

  private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);

  private final IntConsumer halt;

  /**
   * @param halt ends the process with that code, without any hook
   */
  LastWords(IntConsumer halt) {
    this.halt = halt;
  }

  /** A thread that died of another fault is told of in the log alone: its text may quote a row. */
  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    Optional<String> fatal = FatalFault.in(fault);
    if (fatal.isPresent()) {
      end(fatal.get(), fault);
    } else {
      LOG.error("the thread {} died", thread.getName(), fault);
    }
  }

  private void end(String why, Throwable fault) {
    try {
      System.err.println("courier: ended with " + KILLED + ": " + why + ", then start again");
      LOG.error("ended with {}: {}", KILLED, why, fault);
    } finally {
      halt.accept(KILLED);
    }
  }
}
