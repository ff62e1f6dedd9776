package io.attentivecourier.faults;

import io.attentivecourier.home.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wherever a process is killed that takes over the outcomes of an earlier courier, whoever was
 * refused is sent again, and whoever was applied is not.
 */
@Tag("slow")
class AKilledTakeOverLosesNoOutcome {
  @TempDir private Path root;

  static Stream<Integer> kills() throws Exception {
    return Drawn.from("a take-over of outcomes is killed", steps().boxed());
  }

  /** Of a process that is not killed, which loses none either. */
  private static IntStream steps() throws Exception {
    Path root = Files.createTempDirectory("steps");
    try (OutcomeScene scene = new OutcomeScene(root)) {
      int steps = scene.steps();
      scene.onlyWhoWasRefusedIsSentAgain("not killed");
      return IntStream.rangeClosed(1, steps);
    } finally {
      Trees.delete(root);
    }
  }

  @ParameterizedTest(name = "killed before step {0}")
  @MethodSource("kills")
  @Tag("faults")
  void beforeAnyStep(int step) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(root)) {
      scene.killed(step);
      scene.onlyWhoWasRefusedIsSentAgain("killed before step " + step);
    }
  }

  static Stream<HaltedOutcomes.Step> takeOvers() {
    return Drawn.from(
        "a take-over of outcomes is killed after a step", Stream.of(HaltedOutcomes.Step.values()));
  }

  /** Within the transaction, and after each durable step of it. */
  @ParameterizedTest(name = "killed after {0}")
  @MethodSource("takeOvers")
  @Tag("faults")
  void afterAnyStepOfIt(HaltedOutcomes.Step step) throws Exception {
    try (ManyOutcomes many = new ManyOutcomes(root)) {
      many.killedAfter(step);
      many.allAreTakenOver("killed after " + step);
    }
  }
}
