package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.run.RunId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EachAnswerIsWrittenOrFailsAlone {
  private static final int THREADS = 16;
  private static final int REQUESTS = 320;

  @TempDir private Path folder;

  /** Every line is answered for by two threads: one of them is right, the other fails alone. */
  @Test
  void eachIsWrittenOrFailsAlone() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    RunId run;
    try (Ledger ledger = Sample.ledger(folder)) {
      run = Api.sealed(ledger, REQUESTS);
      assertEquals(REQUESTS, taken(threads, ledger, run));
    } finally {
      threads.shutdown();
    }
    try (Ledger reopened = Sample.ledger(folder)) {
      assertEquals(REQUESTS, reopened.reports().users(run).orElseThrow().applied());
      assertEquals(List.of(), LineRange.Unanswered.of(reopened.requests().results(run), REQUESTS));
    }
  }

  private static long taken(ExecutorService threads, Ledger ledger, RunId run) throws Exception {
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 2 * REQUESTS; i++) {
      int line = i / 2;
      answers.add(threads.submit(() -> isTaken(ledger, run, line)));
    }
    long taken = 0;
    for (Future<Boolean> answer : answers) {
      taken += answer.get() ? 1 : 0;
    }
    return taken;
  }

  private static boolean isTaken(Ledger ledger, RunId run, long line) {
    try {
      ledger.requests().record(run, RequestResult.applied(line, 1, null));
      return true;
    } catch (IllegalStateException answeredBefore) {
      return false;
    }
  }
}
