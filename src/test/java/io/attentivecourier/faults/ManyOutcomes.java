package io.attentivecourier.faults;

import static io.attentivecourier.run.RunReport.PersonOutcome.APPLIED;
import static io.attentivecourier.run.RunReport.PersonOutcome.REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.known.EarlierRun;
import io.attentivecourier.known.Outcomes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two runs of an earlier courier, each with 640,000 people of whom every second was refused. */
final class ManyOutcomes implements AutoCloseable {
  static final List<RunId> RUNS =
      List.of(RunId.parse("2026-11-22.daily.1"), RunId.parse("2026-11-22.daily.2"));

  private static final int JOBS = 2_500;
  private static final int LINES = JOBS * 256;

  private final Scene scene;

  ManyOutcomes(Path root) throws Exception {
    scene = new Scene(root);
    for (RunId run : RUNS) {
      seal(run);
      new EarlierRun(people(), scene.home.state().resolve("ledger.db"), run)
          .ended(JOBS, 128)
          .noted(LINES, ManyOutcomes::outcome);
    }
  }

  private static RunReport.PersonOutcome outcome(long line) {
    return line % 2 == 0 ? APPLIED : REFUSED;
  }

  private Path people() {
    return scene.home.people();
  }

  private void seal(RunId run) {
    var parts = List.of(new SealedFile.Part("attributes", LINES));
    var file = new SealedFile("attributes.jsonl", "attributes", 1, 90, "ab".repeat(32), parts);
    try (Ledger ledger = scene.ledger()) {
      assertEquals(run, ledger.runs().begin(run.pipeline(), run.date(), RunKind.ATTRIBUTES));
      ledger.files().seal(run, new RunReport.Counts(LINES, 0, Map.of()), List.of(file));
    }
  }

  /** Runs a child that dies once a step of its take-over can be seen. */
  void killedAfter(HaltedOutcomes.Step step) throws Exception {
    String main = HaltedOutcomes.class.getName();
    Process child = scene.java(main, scene.home.root().toString(), step.name());
    assertEquals(StrikingClock.HALTED, scene.end(child), scene::words);
  }

  /** The next process has every outcome, and the files are kept under another name. */
  void allAreTakenOver(String when) throws Exception {
    try (Ledger ledger = scene.ledger()) {
      for (RunId run : RUNS) {
        OutcomeCursor cursor = new Outcomes(people(), ledger.outcomes()).of(run);
        for (long line = 0; line < LINES; line++) {
          assertEquals(outcome(line), cursor.get(line), when);
        }
        assertFalse(Files.exists(people().resolve(run + ".outcomes")), when);
        assertTrue(Files.exists(people().resolve(run + ".outcomes.imported")), when);
      }
    }
  }

  @Override
  public void close() {
    scene.close();
  }
}
