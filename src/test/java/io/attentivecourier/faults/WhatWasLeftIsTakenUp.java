package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one run left unfinished, and what the next one of the same process makes of it. */
class WhatWasLeftIsTakenUp {
  private static final String SECOND = "acme_subscriber_segment_20261122_2.csv";

  @TempDir private Path root;
  @AutoClose private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(root);
  }

  private void endsWhole(String when) throws Exception {
    new Invariants(scene, when).always();
    scene.standIn.faults().clear();
    assertEquals(RunState.WHOLE, scene.run(Scene.NOON).state(), when);
    new Invariants(scene, when).wholeAndOnce(Audience.lists(Audience.MEMBERS, Audience.SEGMENTS));
  }

  /** What is at the receiver is staged again, and never gets into the outbox. */
  @Test
  void aSecondRunSealsOnlyWhatIsNotThere() throws Exception {
    scene.standIn.faults().alwaysOn(SECOND, SftpFailure.refuseRename());
    assertEquals(RunState.FAILED, scene.run(Scene.NOON).state());
    assertEquals(2, scene.standIn.folder().files().size());
    assertEquals(RunState.FAILED, scene.run(Scene.NOON).state());

    Path outbox = scene.only(scene.home.outbox());
    assertEquals(List.of(outbox.resolve(SECOND)), Invariants.entries(outbox));
    endsWhole("a rename that was refused in two runs");
  }

  /** A run that only resumes another tries no second login: each brings a lock-out nearer. */
  @Test
  void aRefusedLoginIsTriedOnceAStart() throws Exception {
    scene.standIn.faults().always(SftpFailure.refuseLogin());
    for (int start = 1; start <= 3; start++) {
      assertEquals("login-refused", scene.run(Scene.NOON).reason());
      assertEquals(start, scene.standIn.traffic().loginsTried());
    }
    endsWhole("a refused login");
  }

  @Test
  void aRunThatCouldNotBeginGivesItsLockBack() throws Exception {
    assertThrows(Exception.class, () -> scene.run(StrikingClock.throwing(Scene.NOON, 2)));
    endsWhole("the ledger throws as the run begins");
  }

  @Test
  void aDeliveryThatNobodyForesawToBreakEndsItsRun() throws Exception {
    int step = migrations() + 3;
    assertEquals("unexpected", scene.run(StrikingClock.throwing(Scene.NOON, step)).reason());
    endsWhole("the ledger throws in the middle of the second file");
  }

  /** Each of a new ledger's asks the clock once, before the run does. */
  private static int migrations() throws IOException {
    try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/ledger"))) {
      return (int) scripts.filter(script -> script.toString().endsWith(".sql")).count();
    }
  }

  @Test
  void whatIsLeftOfADateIsPutAsideOnceItIsOver() throws Exception {
    scene.standIn.faults().alwaysOn(SECOND, SftpFailure.refuseRename());
    assertEquals(RunState.FAILED, scene.run(Scene.NOON).state());
    scene.standIn.faults().clear();
    scene.run(Scene.NOON.plus(Duration.ofDays(1)));

    Path aside = scene.only(scene.home.failed());
    assertEquals(List.of(aside.resolve(SECOND)), Invariants.entries(aside));
    assertEquals("date-passed", new Invariants(scene, "the next day").always().lastReason());
    assertEquals(List.of(), scene.standIn.folder().leftovers());
  }
}
