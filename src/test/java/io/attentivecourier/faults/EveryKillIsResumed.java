package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("faults")
class EveryKillIsResumed {
  private static final Map<String, Set<String>> FIRST =
      Audience.lists(Audience.MEMBERS, Audience.SEGMENTS);
  private static final Instant TOMORROW = Scene.NOON.plus(Duration.ofDays(1));

  @TempDir private Path root;
  @AutoClose private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(root);
  }

  static Stream<Integer> kills() throws Exception {
    return Drawn.from("killed", Scene.steps().boxed());
  }

  static Stream<Integer> nextDays() throws Exception {
    return Drawn.from("killed, started again the next day", Scene.steps().boxed());
  }

  static Stream<Integer> otherQueries() throws Exception {
    return Drawn.from("killed, then another query", Scene.steps().boxed());
  }

  @ParameterizedTest(name = "killed before step {0}")
  @MethodSource("kills")
  void byAFreshProcess(int step) throws Exception {
    String when = "killed before step " + step;
    assertTrue(scene.killed(Scene.NOON, step), when);
    new Invariants(scene, when).always();
    assertEquals(0, scene.end(scene.child()), scene::words);
    new Invariants(scene, when).wholeAndOnce(FIRST);
  }

  @ParameterizedTest(name = "killed before step {0}, started again the next day")
  @MethodSource("nextDays")
  void orPutAsideTheNextDay(int step) throws Exception {
    String when = "killed before step " + step + ", started again the next day";
    scene.killed(Scene.NOON, step);
    int before = scene.standIn.folder().files().size();
    assertEquals(RunState.WHOLE, scene.run(TOMORROW).state(), when);
    new Invariants(scene, when).nothingIsLeft();
    assertEquals(before + 3, scene.standIn.folder().files().size(), when);
    yesterdayIsTold(when, before);
  }

  /** What was visible is DELIVERED, what was not lies in failed/ with its reason. */
  private void yesterdayIsTold(String when, int visible) throws Exception {
    try (Ledger ledger = scene.ledger()) {
      List<SegmentOutcome> files =
          ledger.reports().on(Scene.DAY).stream()
              .flatMap(run -> run.segments().stream())
              .filter(one -> one.file() != null)
              .toList();
      long delivered = files.stream().filter(EveryKillIsResumed::isDelivered).count();
      assertEquals(visible, delivered, when);
      long aside = files.stream().filter(one -> "date-passed".equals(one.reason())).count();
      assertEquals(files.size(), delivered + aside, when + ": " + files);
      assertEquals(aside, failed(), when);
    }
  }

  private static boolean isDelivered(SegmentOutcome one) {
    return one.state() == SegmentOutcome.SegmentState.DELIVERED;
  }

  private long failed() throws Exception {
    long files = 0;
    for (Path run : Invariants.entries(scene.home.failed())) {
      files += Invariants.entries(run).size();
    }
    return files;
  }

  /** What was sealed goes out with its bytes; what was not is read anew. */
  @ParameterizedTest(name = "killed before step {0}, then another query")
  @MethodSource("otherQueries")
  void withWhatItSealed(int step) throws Exception {
    String when = "killed before step " + step + ", then another query";
    scene.killed(Scene.NOON, step);
    boolean sealed = isSealed();
    scene.query(Audience.query(900, Audience.SEGMENTS));
    assertEquals(RunState.WHOLE, scene.run(Scene.NOON).state(), when);
    new Invariants(scene, when)
        .wholeAndOnce(sealed ? FIRST : Audience.lists(900, Audience.SEGMENTS));
  }

  private boolean isSealed() {
    try (Ledger ledger = scene.ledger()) {
      return ledger.reports().on(Scene.DAY).stream().anyMatch(run -> !run.segments().isEmpty());
    }
  }

  /**
   * A first run that could not rename, then a second with another result that is killed: once the
   * second is sealed, nothing of the first is ever sent.
   */
  @ParameterizedTest(name = "a second run that is killed before step {0}")
  @MethodSource("secondSteps")
  void andNeverGoesBackToAnOlderList(int step) throws Exception {
    String when = "a second run that is killed before step " + step;
    scene.standIn.faults().always(SftpFailure.refuseRename());
    scene.run(Scene.NOON);
    scene.query(Audience.query(900, Audience.SEGMENTS));
    scene.killed(Scene.NOON, step);
    boolean replaced = secondIsSealed();
    scene.standIn.faults().clear();
    assertEquals(RunState.WHOLE, scene.run(Scene.NOON).state(), when);
    new Invariants(scene, when)
        .wholeAndOnce(replaced ? Audience.lists(900, Audience.SEGMENTS) : FIRST);
  }

  /** 4 steps for each of 3 files of the recovery, its end, then those of the second run. */
  static Stream<Integer> secondSteps() {
    return Drawn.from("a second run is killed", IntStream.rangeClosed(1, 34).boxed());
  }

  private boolean secondIsSealed() {
    try (Ledger ledger = scene.ledger()) {
      List<RunReport> runs = ledger.reports().on(Scene.DAY);
      return runs.size() == 2 && !runs.get(1).segments().isEmpty();
    }
  }
}
