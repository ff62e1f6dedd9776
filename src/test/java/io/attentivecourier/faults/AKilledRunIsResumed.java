package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AKilledRunIsResumed {
  @TempDir private Path root;

  @ParameterizedTest(name = "killed before step {0}")
  @MethodSource("steps")
  void betweenAnyTwoSteps(int step) throws Exception {
    try (Scene scene = new Scene(root)) {
      int ended = scene.childToItsEnd(Scene.NOON, step);
      assertEquals(HaltingClock.EXIT_CODE, ended, scene::words);
      String when = "killed before step " + step;
      scene.run(Scene.NOON);

      new Invariants(scene, when).wholeAndOnce(Audience.lists(Audience.MEMBERS, Audience.SEGMENTS));
    }
  }

  static IntStream steps() {
    return IntStream.rangeClosed(1, 17);
  }
}
