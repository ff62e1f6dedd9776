package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.known.EarlierRun;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.JobCourse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A home whose run an earlier courier left open: of each two people of a job that ended one was
 * refused, and the first job has not ended.
 */
final class OutcomeScene implements AutoCloseable {
  private static final RunId RUN = RunId.parse("2026-11-22.daily.1");
  private static final String OPEN = "job-1";

  final AttributeScene attributes;

  OutcomeScene(Path root) throws Exception {
    attributes = new AttributeScene(root).newValues();
    attributes.api.jobs().next(JobCourse.neverEnding());
    attributes.api.jobs().all(JobCourse.refusing(new EverySecond()::test).atLook(1));
    assertEquals(RunState.ACCEPTED, attributes.run().state());
    attributes.api.jobs().all(JobCourse.good().atLook(1));
    attributes.api.jobs().redirect(OPEN, JobCourse.good().atLook(1));
    EarlierRun earlier = new EarlierRun(home().people(), ledgerFile(), RUN).noted(outcomes());
    earlier.withoutLines();
  }

  /** Of the people as they come. */
  private static final class EverySecond {
    private int asked;

    synchronized boolean test(String identifier) {
      return asked++ % 2 == 1;
    }
  }

  private io.attentivecourier.home.Home home() {
    return attributes.scene.home;
  }

  private Path ledgerFile() {
    return home().state().resolve("ledger.db");
  }

  private List<RunReport.PersonOutcome> outcomes() {
    try (Ledger ledger = attributes.scene.ledger()) {
      OutcomeCursor cursor = ledger.outcomes().ascending(RUN);
      return LongStream.range(0, cursor.lines()).mapToObj(cursor::get).toList();
    }
  }

  /** How often a process that brings the run to its end asks for the time. */
  int steps() throws Exception {
    StrikingClock clock = StrikingClock.counting(Scene.NOON).ticking();
    AttributeCourier.goOn(home().root(), clock);
    return clock.asked();
  }

  /** Runs a child that is to die before its n-th step. */
  void killed(int step) throws Exception {
    String main = AttributeCourier.class.getName();
    Process child =
        attributes.scene.java(main, home().root().toString(), "" + Scene.NOON, "" + step, "left");
    int ended = attributes.scene.end(child);
    assertTrue(List.of(0, StrikingClock.HALTED).contains(ended), attributes.scene::words);
  }

  /** The run ends, and the next one sends whoever was refused, and nobody else. */
  void onlyWhoWasRefusedIsSentAgain(String when) throws Exception {
    attributes.goOn();
    try (Ledger ledger = attributes.scene.ledger()) {
      RunReport ended = ledger.reports().of(RUN).orElseThrow();
      assertEquals(RunState.PARTIAL, ended.state(), () -> when + ": " + ended);
      assertEquals(6, ended.users().refused(), () -> when + ": " + ended);
    }
    assertFalse(Files.exists(home().people().resolve(RUN + ".outcomes")), when);
    assertTrue(Files.exists(home().people().resolve(RUN + ".outcomes.imported")), when);
    RunReport next = attributes.run();
    assertEquals(AttributeScene.PEOPLE - 6, next.users().unchanged(), () -> when + ": " + next);
    attributes.nextRunIsWhole(when);
  }

  @Override
  public void close() {
    attributes.close();
  }
}
