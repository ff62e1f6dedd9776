package io.attentivecourier.outbox;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Runs whose process died: a row that takes all memory takes it at each try, and with the process
 * every other pipeline. After two of a date nothing starts that pipeline by itself.
 */
public final class Deaths {
  private static final String DIED = "its process died before the seal; nothing was sent";
  private static final int MOST = 2;

  private Deaths() {}

  /** Whether a pipeline's date has seen enough of them. */
  public static boolean areEnough(Ledger ledger, RunId newest) {
    return count(ledger, newest) >= MOST;
  }

  /** What is said of a run that is found dead. */
  static String told(Ledger ledger, RunId run) {
    String died = run.pipeline() + ": " + DIED;
    return count(ledger, run) + 1 < MOST
        ? died
        : died
            + ", as before on this date. Nothing starts it again by itself: look at memory, threads"
            + " and the query's widest rows, then `courier run "
            + run.pipeline()
            + "`";
  }

  private static long count(Ledger ledger, RunId newest) {
    return IntStream.rangeClosed(1, newest.number())
        .mapToObj(number -> new RunId(newest.date(), newest.pipeline(), number))
        .map(ledger::report)
        .flatMap(Optional::stream)
        .map(RunReport::message)
        .filter(message -> message != null && message.contains(DIED))
        .count();
  }
}
