package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** About a dozen kills; {@link EveryKillIsResumed} has them all. */
class AKilledRunIsResumed {
  private static final Map<String, Set<String>> LISTS =
      Audience.lists(Audience.MEMBERS, Audience.SEGMENTS);
  private static final String FIRST = "acme_subscriber_segment_20261122_1.csv";
  private static final String SECOND = "acme_subscriber_segment_20261122_2.csv";

  @TempDir private Path root;
  @AutoClose private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(root);
  }

  private void resumed(String when) throws Exception {
    new Invariants(scene, when).always();
    assertEquals(RunState.WHOLE, scene.run(Scene.NOON).state(), when);
    new Invariants(scene, when).wholeAndOnce(LISTS);
  }

  /** Begin, seal, each step of the three files, which travel together, end. */
  @ParameterizedTest(name = "killed before step {0}")
  @Tag("faults")
  @MethodSource("someSteps")
  void betweenTwoSteps(int step) throws Exception {
    assertTrue(scene.killed(Scene.NOON, step), scene::words);
    resumed("killed before step " + step);
  }

  static Stream<Integer> someSteps() throws Exception {
    int last = Scene.steps().max().orElseThrow();
    return Drawn.from("a run is killed between two steps", Stream.of(2, 3, 4, 6, 7, 11, last));
  }

  @Test
  void inTheMiddleOfAnUpload() throws Exception {
    scene.standIn.faults().onceOn(SECOND, SftpFailure.stallWritesAt(20_000));
    killedOnceStalled();
    resumed("killed at byte 20,000 of the second file");
  }

  @Test
  void betweenARenameAndItsAnswer() throws Exception {
    scene.standIn.faults().onceOn(FIRST, SftpFailure.stallAfterRename());
    killedOnceStalled();
    resumed("killed after the first rename, before its answer");
  }

  /** Their renames are on the way together: the third may happen or not. */
  @Test
  void amongTheRenamesOfFilesThatTravelTogether() throws Exception {
    scene.standIn.faults().onceOn(SECOND, SftpFailure.stallAfterRename());
    killedOnceStalled();
    resumed("killed after the second rename, before its answer");
  }

  /** Puts the files back to where they lie in that gap: sealed in the ledger, and still staged. */
  @Test
  void betweenTheSealAndTheOutbox() throws Exception {
    scene.standIn.faults().onceOn(FIRST, SftpFailure.stallWritesAt(0));
    killedOnceStalled();
    Path run = scene.only(scene.home.outbox());
    Path staging = scene.home.staging().resolve(run.getFileName());
    Files.createDirectories(staging);
    Files.move(run, staging.resolve("files"));
    resumed("killed between the seal and the rename into the outbox");
  }

  @Test
  void whileItStages() throws Exception {
    scene.query(Audience.query(20_000_000, Audience.SEGMENTS));
    Process child = scene.child();
    while (Invariants.entries(scene.home.staging()).isEmpty()) {
      assertTrue(!child.waitFor(10, TimeUnit.MILLISECONDS), scene::words);
    }
    scene.kill(child);
    scene.query(Audience.first());
    resumed("killed while it staged");
  }

  /** A crash after a file's last step, and one after the run's: neither has a kill of its own. */
  @Test
  void betweenALastStepAndItsTraceOnDisk() throws Exception {
    scene.run(Scene.NOON);
    Path run = scene.only(scene.home.sent());
    Path outbox = Files.createDirectories(scene.home.outbox().resolve(run.getFileName()));
    Files.move(run.resolve(SECOND), outbox.resolve(SECOND));
    Path staging = scene.home.staging().resolve(run.getFileName());
    Files.writeString(Files.createDirectories(staging).resolve("0.spill"), "half");
    resumed("killed between DELIVERED and the move to sent/, and before staging was cleared");
  }

  private void killedOnceStalled() throws Exception {
    Process child = scene.child();
    assertTrue(scene.standIn.faults().awaitStalled(Scene.PATIENCE), scene::words);
    scene.kill(child);
  }
}
