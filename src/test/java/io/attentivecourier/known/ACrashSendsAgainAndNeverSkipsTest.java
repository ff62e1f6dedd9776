package io.attentivecourier.known;

import static io.attentivecourier.known.Home.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.people.People;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ACrashSendsAgainAndNeverSkipsTest {
  private static final RunId OTHER = RunId.parse("2026-11-22.other.1");
  private static final Person BEFORE = one(10);
  private static final Person AFTER = one(11);

  @TempDir Path root;
  private Home home;

  @BeforeEach
  void open() {
    home = new Home(root);
  }

  @AfterEach
  void close() {
    home.close();
  }

  /**
   * Attentive has what was applied before: nothing of the new run goes out before the last step.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void betweenEachTwoStepsOfTheSeal(int steps) throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, BEFORE);
    stopAfter(steps);
    assertEquals(List.of(1L), home.wouldSend(AFTER));
    assertEquals(steps == 3 ? List.of(1L) : List.of(), home.wouldSend(BEFORE));
    home.known.advance(run(2), "tiers");
    assertEquals(List.of(1L), home.wouldSend(AFTER));
    assertEquals(List.of(1L), home.seal(run(3), AFTER));
  }

  /** The earlier run ends while the later one is between two steps. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void anEarlierRunThatEndsLateDoesNotBringBackWhatALaterOneTookUp(int steps) throws IOException {
    home.seal(run(1), BEFORE);
    stopAfter(steps);
    home.end(run(1), RunReport.PersonOutcome.APPLIED);
    assertEquals(steps >= 1 ? List.of(1L) : List.of(), home.wouldSend(BEFORE));
    assertEquals(List.of(1L), home.wouldSend(AFTER));
  }

  private void stopAfter(int steps) throws IOException {
    try (KnownComparison comparison = home.compare(run(2), Home.NAMES, true, AFTER)) {
      People.all(comparison);
      for (Publishing.Step step : comparison.steps().subList(0, steps)) {
        step.take();
      }
    }
  }

  @Test
  void theSealOfAnotherPipelineForgetsWhomItSends() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, BEFORE, People.person(2, "b", 1, 0));
    home.seal(OTHER, AFTER);
    assertEquals(List.of(1L), home.wouldSend(BEFORE, People.person(2, "b", 1, 0)));
  }

  @Test
  void aPipelineWithOtherAttributesForgetsNobody() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, BEFORE);
    home.seal(OTHER, List.of("city", "Tier"), AFTER);
    assertEquals(List.of(), home.wouldSend(BEFORE));
  }

  @Test
  void whatAnotherPipelineKnowsUnderAnotherKeyIsRemoved() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, BEFORE);
    try (Home another = new Home(root, "ffffffff")) {
      another.seal(OTHER, AFTER);
    }
    assertFalse(Files.exists(home.folder.resolve("tiers.known")));
  }

  @Test
  void anEndThatIsToldTwiceIsToldOnce() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, BEFORE);
    byte[] once = Files.readAllBytes(home.folder.resolve("tiers.known"));
    assertTrue(home.known.advance(run(1), "tiers"));
    assertArrayEquals(once, known());
  }

  @Test
  void anEndThatIsToldAgainAfterALaterRunBringsNothingBack() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, BEFORE);
    home.run(run(2), RunReport.PersonOutcome.APPLIED, AFTER);
    home.known.advance(run(1), "tiers");
    assertEquals(List.of(1L), home.wouldSend(BEFORE));
    assertEquals(List.of(), home.wouldSend(AFTER));
  }

  @Test
  void aRunWhoseFilesAreGoneOrDamagedMakesNobodyKnown() throws IOException {
    assertFalse(home.known.advance(run(1), "tiers"));
    home.seal(run(1), BEFORE);
    Path sent = home.folder.resolve(run(1) + ".sent");
    byte[] good = Files.readAllBytes(sent);
    good[good.length - 1] ^= 1;
    Files.write(sent, good);
    assertFalse(home.end(run(1), RunReport.PersonOutcome.APPLIED));
    assertEquals(List.of(1L), home.wouldSend(BEFORE));
  }

  @Test
  void aDamagedLaterRunMayHaveTakenUpAnybody() throws IOException {
    home.seal(run(1), BEFORE);
    home.seal(run(2), AFTER);
    Files.write(home.folder.resolve(run(2) + ".sent"), new byte[9]);
    assertFalse(home.end(run(1), RunReport.PersonOutcome.APPLIED));
    assertEquals(List.of(1L), home.wouldSend(BEFORE));
  }

  /** A file that a crash left half-written is written anew. */
  @Test
  void whatACrashLeftBesideIsReplaced() throws IOException {
    home.seal(run(1), BEFORE);
    for (String name : List.of("tiers.known.part", run(2) + ".sent.part")) {
      Files.write(home.folder.resolve(name), new byte[9]);
    }
    assertEquals(List.of(1L), home.run(run(2), RunReport.PersonOutcome.APPLIED, AFTER));
    assertEquals(List.of(), home.wouldSend(AFTER));
  }

  private byte[] known() throws IOException {
    return Files.readAllBytes(home.folder.resolve("tiers.known"));
  }

  private static Person one(long values) {
    return People.person(1, "sam", values, 0);
  }
}
