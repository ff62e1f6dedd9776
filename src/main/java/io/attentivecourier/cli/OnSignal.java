package io.attentivecourier.cli;

import io.attentivecourier.Courier;
import java.time.Duration;

/**
 * Ends a one-shot command well on SIGTERM and Ctrl-C: a run that is read stops between two batches,
 * a delivery between two files, and only a query or a server that says nothing is cut off.
 */
final class OnSignal implements AutoCloseable {
  /** A signal is answered within 30 s; the end of the process itself takes a few. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Thread hook;

  private OnSignal(Thread hook) {
    this.hook = hook;
  }

  /** From now until it is closed. */
  static OnSignal stop(Courier courier) {
    Thread hook = new Thread(() -> stopNow(courier), "on-signal");
    Runtime.getRuntime().addShutdownHook(hook);
    return new OnSignal(hook);
  }

  private static void stopNow(Courier courier) {
    try {
      courier.stop(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      return;
    }
  }
}
