package io.attentivecourier.known;

import static io.attentivecourier.known.Home.run;
import static io.attentivecourier.run.RunReport.PersonOutcome.APPLIED;
import static io.attentivecourier.run.RunReport.PersonOutcome.OPEN;
import static io.attentivecourier.run.RunReport.PersonOutcome.REFUSED;
import static io.attentivecourier.run.RunReport.PersonOutcome.UNCONFIRMED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.people.People;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
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

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aLineIsOpenUntilItIsSet() {
    set(1, APPLIED, REFUSED);
    assertEquals(List.of(OPEN, APPLIED, REFUSED, OPEN), outcomes());
    set(3, UNCONFIRMED);
    assertEquals(List.of(OPEN, APPLIED, REFUSED, UNCONFIRMED), outcomes());
  }

  @Test
  void noLineIsSetThatIsNotThere() {
    assertThrows(IllegalStateException.class, () -> set(3, APPLIED, APPLIED));
    assertThrows(IllegalStateException.class, () -> set(-1, APPLIED));
    assertEquals(List.of(OPEN, OPEN, OPEN, OPEN), outcomes());
  }

  /** As after a backup of one of them alone. */
  @Test
  void peopleOfWhomTheLedgerSealedOthersAreNotKnown() throws IOException {
    set(0, APPLIED, APPLIED, APPLIED, APPLIED);
    Path sent = home.folder.resolve(run(1) + ".sent");
    home.seal(run(2), one(1, 2));
    Files.copy(home.folder.resolve(run(2) + ".sent"), sent, StandardCopyOption.REPLACE_EXISTING);
    assertFalse(home.known.advance(run(1), "tiers"));
    assertThrows(IllegalStateException.class, () -> again(LOST));
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
    assertEquals(1, ofRuns());
    for (String earlier : List.of("", ".imported", ".imported.2", ".damaged", ".part")) {
      Files.write(home.folder.resolve(run(1) + ".outcomes" + earlier), new byte[1]);
    }
    home.known.tidy(LocalDate.parse("2026-11-23"), Set.of(run(1)));
    assertEquals(6, ofRuns());
    home.known.tidy(LocalDate.parse("2026-11-23"), Set.of());
    assertEquals(0, ofRuns());
    assertTrue(Files.exists(home.folder.resolve("tiers.known")));
  }

  @Test
  void aLaterRunStaysAsLongAsAnEarlierOneIsOpen() throws IOException {
    home.seal(run(2), one(1, 2));
    home.known.tidy(LocalDate.parse("2026-11-30"), Set.of(run(1)));
    assertEquals(2, ofRuns());
    home.known.tidy(LocalDate.parse("2026-11-30"), Set.of(run(2)));
    assertEquals(1, ofRuns());
  }

  private long ofRuns() throws IOException {
    return RunFiles.all(home.folder).stream().filter(f -> RunFiles.run(f).isPresent()).count();
  }

  private List<Long> again(Set<RunReport.PersonOutcome> outcomes) throws IOException {
    HashFile sent = HashFile.whole(RunFiles.sent(home.folder, run(1)), HashForm.SENT);
    List<HashFile> later = new SentFiles(home.folder).later(run(1), sent.header());
    List<Long> numbers = new ArrayList<>();
    try (SentLines lines =
        new SentLines(sent, home.ledger.outcomes().ascending(run(1)), outcomes, later)) {
      while (lines.next()) {
        numbers.add(lines.line());
      }
    }
    return numbers;
  }

  private void set(long first, RunReport.PersonOutcome... outcomes) {
    home.set(run(1), first, List.of(outcomes));
  }

  private List<RunReport.PersonOutcome> outcomes() {
    OutcomeCursor cursor = home.ledger.outcomes().ascending(run(1));
    return LongStream.range(0, cursor.lines()).mapToObj(cursor::get).toList();
  }

  private static Person one(long hash, long values) {
    return People.person(hash, "p" + hash, values, 0);
  }
}
