package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.home.Trees;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiFailures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a run of attributes is killed, everybody has today's value in the end. */
@Tag("slow")
class AKilledRunOfAttributesIsResumed {
  @TempDir private Path root;
  @AutoClose private AttributeScene scene;

  /** Yesterday's values are there, and known. */
  @BeforeEach
  void open() throws Exception {
    scene = new AttributeScene(root).newValues();
    assertEquals(RunState.WHOLE, scene.run().state());
    scene.newValues();
  }

  private void resumed(String when) throws Exception {
    scene.leftIsSentOnce(when);
    scene.nextRunIsWhole(when);
  }

  /** Before the seal, after what it sends is forgotten as known. */
  @Test
  void beforeItsSeal() throws Exception {
    scene.killed(2);
    resumed("killed between publish and seal");
  }

  @Test
  void whileItStages() throws Exception {
    scene.query(3_000_000).killedWhileItStages();
    scene.query(AttributeScene.PEOPLE);
    resumed("killed while it staged");
  }

  /** Puts the file back to where it lies in that gap: sealed in the ledger, and still staged. */
  @Test
  void betweenTheSealAndTheOutbox() throws Exception {
    scene.api.faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.hang());
    scene.killedOnceHanging(2);
    Path run = scene.scene.only(scene.scene.home.outbox());
    Path staging = scene.scene.home.staging().resolve(run.getFileName());
    Files.createDirectories(staging);
    Files.move(run, staging.resolve("files"));
    resumed("killed between the seal and the rename into the outbox");
  }

  @Test
  void beforeItsFirstAnswer() throws Exception {
    scene.api.faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.hang());
    scene.killedOnceHanging(2);
    resumed("killed with two requests in flight that nobody took");
  }

  @Test
  void betweenARequestAndItsRow() throws Exception {
    scene.api.faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.hangAfterTaking());
    scene.killedOnceHanging(2);
    resumed("killed with two requests in flight that were taken");
  }

  @Test
  void whileItLooksAtItsJobs() throws Exception {
    scene.api.faults().always(ApiEndpoint.JOB, ApiFailures.ApiFailure.hang());
    scene.killedOnceHanging(1);
    resumed("killed while it looked at its jobs");
  }

  /** The next run goes first: what it left is taken over by newer values, or followed. */
  @Test
  void andSupersededByTheNextRun() throws Exception {
    scene.api.faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.hangAfterTaking());
    scene.killedOnceHanging(2);
    scene.newValues().nextRunIsWhole("killed, and then newer values");
  }

  static Stream<Integer> kills() throws Exception {
    return Drawn.from("attributes are killed", steps().boxed());
  }

  static Stream<Integer> newerValues() throws Exception {
    return Drawn.from("attributes are killed, then newer values", steps().boxed());
  }

  private static IntStream steps() throws Exception {
    Path root = Files.createTempDirectory("steps");
    try (AttributeScene scene = new AttributeScene(root)) {
      scene.newValues().run();
      return IntStream.rangeClosed(1, scene.newValues().steps());
    } finally {
      Trees.delete(root);
    }
  }

  /** Among them: after some requests, between jobs and their rows, between the last and the end. */
  @ParameterizedTest(name = "killed before step {0}")
  @MethodSource("kills")
  @Tag("faults")
  void beforeAnyStep(int step) throws Exception {
    scene.killed(step);
    resumed("killed before step " + step);
  }

  @ParameterizedTest(name = "killed before step {0}, then newer values")
  @MethodSource("newerValues")
  @Tag("faults")
  void orItsPeopleGetNewerValues(int step) throws Exception {
    scene.killed(step);
    scene.newValues().nextRunIsWhole("killed before step " + step + ", then newer values");
  }

  @ParameterizedTest(name = "killed before step {0}")
  @ValueSource(ints = {12, 30})
  @Tag("faults")
  @Tag("long")
  void inTheMiddle(int step) throws Exception {
    scene.killed(step);
    resumed("killed before step " + step);
  }
}
