package io.attentivecourier.faults;

import io.attentivecourier.home.Trees;
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

/**
 * Wherever the first run after an upgrade is killed, the next one asks nobody whom the earlier
 * courier asked.
 */
@Tag("slow")
class AKilledTakeOverAsksNobodyAgain {
  private static final int MANY = 300_000;

  @TempDir private Path root;
  @AutoClose private SubscriberScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new SubscriberScene(root);
  }

  @Test
  void andNeitherDoesOneThatIsNotKilled() throws Exception {
    scene.earlier(1_000).killed(0);
    scene.everybodyIsAskedOnce("not killed");
    scene.allIsTakenOver("not killed", 1_000);
  }

  static Stream<Integer> kills() throws Exception {
    return Drawn.from("a take-over is killed", steps().boxed());
  }

  private static IntStream steps() throws Exception {
    Path root = Files.createTempDirectory("steps");
    try (SubscriberScene scene = new SubscriberScene(root)) {
      return IntStream.rangeClosed(1, scene.earlier(10).steps());
    } finally {
      Trees.delete(root);
    }
  }

  @ParameterizedTest(name = "killed before step {0}")
  @MethodSource("kills")
  @Tag("faults")
  void beforeAnyStep(int step) throws Exception {
    String when = "killed before step " + step;
    scene.earlier(10).killed(step);
    scene.everybodyIsAskedOnce(when);
    scene.allIsTakenOver(when, 10);
  }

  static Stream<HaltedTakeOver.Step> takeOvers() {
    return Drawn.from(
        "a take-over is killed after a step", Stream.of(HaltedTakeOver.Step.values()));
  }

  /** Within the transaction, and after each durable step of it. */
  @ParameterizedTest(name = "killed after {0}")
  @MethodSource("takeOvers")
  @Tag("faults")
  void afterAnyStepOfIt(HaltedTakeOver.Step step) throws Exception {
    String when = "killed after " + step;
    scene.earlier(MANY).killedAfter(step);
    scene.everybodyIsAskedOnce(when);
    scene.allIsTakenOver(when, MANY);
  }
}
