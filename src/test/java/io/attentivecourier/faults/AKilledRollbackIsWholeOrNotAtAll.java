package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Yesterday's lists are good, today's are not, and the process dies while it takes them back. */
class AKilledRollbackIsWholeOrNotAtAll {
  private static final Instant TODAY = Scene.NOON.plus(Duration.ofDays(1));
  private static final String FIRST = "acme_subscriber_segment_20261123_1.csv";
  private static final int OTHERS = Audience.MEMBERS + 10;

  @TempDir private Path root;
  @AutoClose private Scene scene;
  private RunId good;

  @BeforeEach
  void aBadDayAfterAGoodOne() throws Exception {
    scene = new Scene(root);
    good = whole(Scene.NOON).run();
    scene.query(Audience.query(OTHERS, Audience.SEGMENTS));
    whole(TODAY);
  }

  private RunReport whole(Instant now) throws Exception {
    RunReport report = scene.run(now);
    assertEquals(RunState.WHOLE, report.state(), report.message());
    return report;
  }

  /** Before the seal nothing happened; from it on the next start sends the rest of the bytes. */
  private void settled(String when) throws Exception {
    Invariants invariants = new Invariants(scene, when, Scene.DAY.plusDays(1));
    invariants.always();
    boolean sealed = isSealed();
    whole(TODAY);
    int members = sealed ? Audience.MEMBERS : OTHERS;
    Map<String, Set<String>> lists = Audience.lists(members, Audience.SEGMENTS);
    new Invariants(scene, when, Scene.DAY.plusDays(1)).whole(lists);
  }

  private boolean isSealed() {
    try (Ledger ledger = scene.ledger()) {
      return ledger.files().isSealed(RunId.parse("2026-11-23." + Scene.PIPELINE + ".2"));
    }
  }

  static Stream<Integer> kills() {
    return Drawn.from("a rollback is killed", Stream.of(3, 4, 5, 7, 8, 9));
  }

  /** The act, the seal, the steps of a first file, and the beginning of a second. */
  @ParameterizedTest(name = "killed before step {0}")
  @MethodSource("kills")
  @Tag("faults")
  void betweenTwoSteps(int step) throws Exception {
    int ended = scene.end(scene.rollback(TODAY, step, good));
    assertEquals(StrikingClock.HALTED, ended, scene::words);
    settled("killed before step " + step);
  }

  @Test
  void betweenARenameOverAListAndItsAnswer() throws Exception {
    scene.standIn.faults().onceOn(FIRST, SftpFailure.stallAfterRename());
    Process child = scene.rollback(TODAY, 0, good);
    assertTrue(scene.standIn.faults().awaitStalled(Scene.PATIENCE), scene::words);
    scene.kill(child);
    assertTrue(isSealed());
    settled("killed after the first rename, before its answer");
  }
}
