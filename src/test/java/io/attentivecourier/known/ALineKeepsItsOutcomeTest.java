package io.attentivecourier.known;

import static io.attentivecourier.known.Home.run;
import static io.attentivecourier.run.RunReport.PersonOutcome.APPLIED;
import static io.attentivecourier.run.RunReport.PersonOutcome.OPEN;
import static io.attentivecourier.run.RunReport.PersonOutcome.REFUSED;
import static io.attentivecourier.run.RunReport.PersonOutcome.UNCONFIRMED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.people.People;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ALineKeepsItsOutcomeTest {
  private static final Set<RunReport.PersonOutcome> LOST = Set.of(REFUSED, UNCONFIRMED);

  @TempDir Path root;
  private Home home;

  @BeforeEach
  void fourLines() throws IOException {
    home = new Home(root);
    home.seal(run(1), one(1, 1), one(2, 1), one(3, 1), one(-4, 1));
  }

  @Test
  void aLineIsOpenUntilItIsSet() throws IOException {
    set(1, APPLIED, REFUSED);
    try (Outcomes outcomes = Outcomes.open(home.folder, run(1))) {
      assertEquals(List.of(OPEN, APPLIED, REFUSED, OPEN), all(outcomes));
      assertEquals(Map.of(OPEN, 2L, APPLIED, 1L, REFUSED, 1L, UNCONFIRMED, 0L), outcomes.counts());
      outcomes.set(3, new RunReport.PersonOutcome[] {UNCONFIRMED});
      assertEquals(UNCONFIRMED, outcomes.get(3));
    }
  }

  @Test
  void moreLinesThanAWindowAreCounted() throws IOException {
    Outcomes.create(home.folder, run(7), 100_000);
    try (Outcomes outcomes = Outcomes.open(home.folder, run(7))) {
      outcomes.set(65_536, new RunReport.PersonOutcome[] {APPLIED});
      assertEquals(APPLIED, outcomes.get(65_536));
      assertEquals(99_999L, outcomes.counts().get(OPEN));
    }
  }

  @Test
  void noLineIsSetThatIsNotThere() throws IOException {
    assertThrows(IndexOutOfBoundsException.class, () -> set(3, APPLIED, APPLIED));
    assertThrows(IndexOutOfBoundsException.class, () -> set(-1, APPLIED));
  }

  @Test
  void aCutFileIsNotBelieved() throws IOException {
    Path file = home.folder.resolve(run(1) + ".outcomes");
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 19));
    assertThrows(IllegalStateException.class, () -> set(0, APPLIED));
    assertEquals(false, home.known.advance(run(1), "tiers"));
  }

  @Test
  void whatWasLostIsSentAgain() throws IOException {
    set(0, APPLIED, REFUSED, UNCONFIRMED);
    assertEquals(List.of(1L, 2L), again(LOST));
    assertEquals(List.of(3L), again(Set.of(OPEN)));
  }

  @Test
  void whomALaterRunTookUpIsNotSentAgain() throws IOException {
    set(0, REFUSED, REFUSED, UNCONFIRMED, UNCONFIRMED);
    home.seal(run(2), one(2, 1));
    home.seal(run(3), one(-4, 7), one(9, 9));
    assertEquals(List.of(0L, 2L), again(LOST));
  }

  @Test
  void aLaterRunThatCannotBeReadStopsTheSendingAgain() throws IOException {
    home.seal(run(2), one(2, 1));
    Files.write(home.folder.resolve(run(2) + ".sent"), new byte[50]);
    assertThrows(IllegalStateException.class, () -> again(LOST));
    assertThrows(NoSuchFileException.class, () -> home.known.again(run(8), List.of("tier"), root));
  }

  @Test
  void whoIsForgottenIsNotKnownAndNotSentAgain() throws IOException {
    set(0, APPLIED, REFUSED, APPLIED, REFUSED);
    home.known.advance(run(1), "tiers");
    assertEquals(1, home.known.forget(2));
    assertEquals(2, home.known.forget(3));
    assertEquals(0, home.known.forget(3));
    assertEquals(List.of(3L), again(LOST));
    assertTrue(home.known.advance(run(1), "tiers"));
    assertEquals(List.of(2L, 3L), home.wouldSend(one(1, 1), one(2, 1), one(3, 1)));
  }

  @Test
  void aForgottenLineHidesNobodyBehindIt() throws IOException {
    home.seal(run(2), one(1, 2), one(2, 2), one(3, 2));
    home.known.forget(1);
    home.known.forget(2);
    set(0, REFUSED, REFUSED, REFUSED, REFUSED);
    assertEquals(List.of(3L), again(LOST));
  }

  @Test
  void theFilesOfARunGoWhenItsDaysAreOver() throws IOException {
    home.known.tidy(LocalDate.parse("2026-11-22"), Set.of());
    assertEquals(2, ofRuns());
    home.known.tidy(LocalDate.parse("2026-11-23"), Set.of(run(1)));
    assertEquals(2, ofRuns());
    home.known.tidy(LocalDate.parse("2026-11-23"), Set.of());
    assertEquals(0, ofRuns());
    assertTrue(Files.exists(home.folder.resolve("tiers.known")));
  }

  @Test
  void aLaterRunStaysAsLongAsAnEarlierOneIsOpen() throws IOException {
    home.seal(run(2), one(1, 2));
    home.known.tidy(LocalDate.parse("2026-11-30"), Set.of(run(1)));
    assertEquals(4, ofRuns());
    home.known.tidy(LocalDate.parse("2026-11-30"), Set.of(run(2)));
    assertEquals(2, ofRuns());
  }

  private long ofRuns() throws IOException {
    return RunFiles.all(home.folder).stream().filter(f -> RunFiles.run(f).isPresent()).count();
  }

  private List<Long> again(Set<RunReport.PersonOutcome> outcomes) throws IOException {
    HashFile sent = HashFile.whole(RunFiles.sent(home.folder, run(1)), HashForm.SENT);
    List<HashFile> later = new SentFiles(home.folder).later(run(1), sent.header());
    List<Long> numbers = new ArrayList<>();
    try (SentLines lines =
        new SentLines(sent, Outcomes.open(home.folder, run(1)), outcomes, later)) {
      while (lines.next()) {
        numbers.add(lines.line());
      }
    }
    return numbers;
  }

  private void set(long first, RunReport.PersonOutcome... outcomes) throws IOException {
    try (Outcomes file = Outcomes.open(home.folder, run(1))) {
      file.set(first, outcomes);
    }
  }

  private static List<RunReport.PersonOutcome> all(Outcomes outcomes) throws IOException {
    List<RunReport.PersonOutcome> all = new java.util.ArrayList<>();
    for (long line = 0; line < outcomes.lines(); line++) {
      all.add(outcomes.get(line));
    }
    return all;
  }

  private static Person one(long hash, long values) {
    return People.person(hash, "p" + hash, values, 0);
  }
}
