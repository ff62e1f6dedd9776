package io.attentivecourier.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A class of its own beside {@link EveryKillIsResumed}, so that two processes share the cases. */
@Tag("faults")
class AKilledRecoveryIsResumed {
  private static final Map<String, Set<String>> FIRST =
      Audience.lists(Audience.MEMBERS, Audience.SEGMENTS);

  @TempDir private Path root;
  @AutoClose private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(root);
  }

  /** A second kill early in the recovery, in it, and late in it or in the run behind it. */
  static Stream<Arguments> pairs() throws Exception {
    return Drawn.from(
        "killed twice",
        Scene.steps()
            .boxed()
            .flatMap(first -> IntStream.of(1, 4, 9).mapToObj(n -> Arguments.of(first, n))));
  }

  @ParameterizedTest(name = "killed before step {0}, its recovery before step {1}")
  @MethodSource("pairs")
  void alsoWhenTheRecoveryIsKilled(int step, int second) throws Exception {
    String when = "killed before step " + step + ", its recovery before step " + second;
    scene.killed(Scene.NOON, step);
    scene.killed(Scene.NOON, second);
    new Invariants(scene, when).always();
    scene.run(Scene.NOON);
    new Invariants(scene, when).wholeAndOnce(FIRST);
  }
}
