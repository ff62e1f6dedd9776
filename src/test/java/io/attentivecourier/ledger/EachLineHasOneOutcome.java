package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.ledger;
import static io.attentivecourier.run.RunReport.PersonOutcome.APPLIED;
import static io.attentivecourier.run.RunReport.PersonOutcome.OPEN;
import static io.attentivecourier.run.RunReport.PersonOutcome.REFUSED;
import static io.attentivecourier.run.RunReport.PersonOutcome.UNCONFIRMED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport.PersonOutcome;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever counts as applied is not sent again: nobody counts so who was not. */
class EachLineHasOneOutcome {
  private static final String NEW_LINES =
      "INSERT INTO job_lines SELECT seq, ? FROM request WHERE run = ?";

  private static final List<PersonOutcome> ENDED = List.of(APPLIED, REFUSED, UNCONFIRMED);

  @TempDir private static Path folder;
  private static Ledger ledger;

  /** One for all tests: each has a run of its own. */
  @BeforeAll
  static void open() {
    ledger = ledger(folder);
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  private static List<PersonOutcome> all(RunId run) {
    OutcomeCursor cursor = ledger.outcomes().ascending(run);
    return LongStream.range(0, cursor.lines()).mapToObj(cursor::get).toList();
  }

  private static void raw(Database.Writing writing) {
    try (Database database = Database.open(folder.resolve("ledger.db"))) {
      database.write(writing);
    }
  }

  /** As a courier before this table left it: with counts, and no outcome of each line. */
  private static RunId endedBefore(int applied, int refused) {
    RunId run = Api.sealed(ledger, 10);
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));
    raw(
        sql -> {
          sql.insert("INSERT INTO job_end VALUES (?, 'job-1', '', 'COMPLETED', ?)", run, applied);
          if (refused > 0) {
            String refusals = "INSERT INTO job_count VALUES (?, 'job-1', ?, 'status-400', ?)";
            sql.insert(refusals, run, REFUSED, refused);
          }
        });
    return run;
  }

  @Test
  void anAnswerSaysItOfAllItsPeople() {
    RunId run = Api.sealed(ledger, 9);
    ledger.requests().record(run, RequestResult.refused(6, 2, "bad-record"));
    ledger.requests().record(run, RequestResult.applied(1, 1, RequestResult.NEWLY));
    ledger.requests().record(run, RequestResult.unconfirmed(2, 2, "unanswered"));
    ledger.requests().record(run, RequestResult.accepted(4, 1, "job-1"));

    assertEquals(
        List.of(OPEN, APPLIED, UNCONFIRMED, UNCONFIRMED, OPEN, OPEN, REFUSED, REFUSED, OPEN),
        all(run));
    ledger.requests().endJob(run, Api.end("job-1", 1, 0));
    assertEquals(APPLIED, all(run).get(4));
  }

  @Test
  void aJobSaysItOfEach() {
    RunId run = Api.sealed(ledger, 5);
    List<PersonOutcome> mixed = List.of(APPLIED, REFUSED, REFUSED, UNCONFIRMED, APPLIED);
    ledger.requests().record(run, RequestResult.accepted(0, 5, "job-1"));
    ledger.requests().endJob(run, Api.end("job-1", mixed));

    assertEquals(mixed, all(run));
  }

  /** A job whose people all have one outcome takes no row. */
  @ParameterizedTest
  @CsvSource({"10, 0, 0, APPLIED", "0, 10, 0, REFUSED", "0, 0, 10, UNCONFIRMED"})
  void theCountsOfAJobMaySayItAll(int applied, int refused, int lost, PersonOutcome expected) {
    RunId run = Api.sealed(ledger, 10);
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));
    ledger.requests().endJob(run, Api.end("job-1", applied, refused, lost));

    assertEquals(Collections.nCopies(10, expected), all(run));
    String lines = "SELECT count(outcomes) FROM request_outcome WHERE run = ?";
    raw(sql -> assertEquals(0, sql.number(lines, run)));
  }

  @ParameterizedTest
  @CsvSource({"10, 0, APPLIED", "0, 10, REFUSED", "9, 1, UNCONFIRMED", "1, 9, UNCONFIRMED"})
  void ofAJobThatAnEarlierCourierEnded(int applied, int refused, PersonOutcome expected) {
    assertEquals(Collections.nCopies(10, expected), all(endedBefore(applied, refused)));
  }

  /** Eight were applied, and two refused. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10A",
        "9AR",
        "7A3R",
        "8AR",
        "8A2RA",
        "8A2U",
        "8AUR",
        "2R",
        "0A2R8A",
        "08A2R",
        "8A2R0",
        "8A02R",
        "8A2R7",
        "999999999A2R",
        "8A999999999R",
        "8",
        "9999999999999999999A",
      })
  void aTextThatIsNotThatOfTheJobSaysNothing(String damaged) {
    RunId run = endedBefore(8, 2);
    raw(sql -> sql.insert(NEW_LINES, damaged, run));

    assertEquals(Collections.nCopies(10, UNCONFIRMED), all(run));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8a2r", "8A 2R", "8O2R", "8A-2R"})
  void suchATextIsNotTaken(String damaged) {
    RunId run = endedBefore(8, 2);
    assertThrows(
        IllegalStateException.class, () -> raw(sql -> sql.insert(NEW_LINES, damaged, run)));
  }

  @Test
  void anOpenJobHasNone() {
    RunId run = Api.sealed(ledger, 10);
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));
    assertThrows(IllegalStateException.class, () -> raw(sql -> sql.insert(NEW_LINES, "9AR", run)));
  }

  @Test
  void linesAreAskedForInOrderAndOnlyThoseThatWereSealed() {
    RunId run = Api.sealed(ledger, 3);
    OutcomeCursor cursor = ledger.outcomes().ascending(run);
    assertEquals(OPEN, cursor.get(1));
    assertEquals(OPEN, cursor.get(1));
    assertThrows(IllegalStateException.class, () -> cursor.get(0));
    assertThrows(IndexOutOfBoundsException.class, () -> cursor.get(3));
    assertThrows(IndexOutOfBoundsException.class, () -> cursor.get(-1));
    assertEquals(0, ledger.outcomes().ascending(RunId.parse("2026-11-22.other.9")).lines());
  }

  /** Jobs of any size with gaps between them, over several pages, in any order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void manyRequestsAreReadAsTheyWereWritten(long seed) {
    Random random = new Random(seed);
    List<PersonOutcome> expected = new ArrayList<>(Collections.nCopies(6_000, OPEN));
    RunId run = Api.sealed(ledger, expected.size());
    raw(sql -> write(sql, run, expected, random));

    assertEquals(expected, all(run));
    OutcomeCursor some = ledger.outcomes().ascending(run);
    for (int line = 0; line < expected.size(); line += random.nextInt(700)) {
      assertEquals(expected.get(line), some.get(line), "line " + line);
    }
  }

  private static void write(Sql sql, RunId run, List<PersonOutcome> expected, Random random)
      throws SQLException {
    for (int first = 0; first < expected.size(); ) {
      int people = Math.min(1 + random.nextInt(4), expected.size() - first);
      String job = "job-" + first;
      if (random.nextInt(3) > 0) {
        for (int line = first; line < first + people; line++) {
          expected.set(line, ENDED.get(random.nextInt(3)));
        }
        String request = "INSERT INTO request (run, first, people, at, state, job)";
        sql.insert(request + " VALUES (?, ?, ?, '', 'ACCEPTED', ?)", run, first, people, job);
        end(sql, run, Api.end(job, expected.subList(first, first + people)));
      }
      first += people;
    }
  }

  private static void end(Sql sql, RunId run, OpenJob.JobEnd end) throws SQLException {
    sql.insert("INSERT INTO job_end VALUES (?, ?, '', '', ?)", run, end.job(), end.applied());
    for (var refused : end.refusedByReason().entrySet()) {
      String count = "INSERT INTO job_count VALUES (?, ?, 'REFUSED', ?, ?)";
      sql.insert(count, run, end.job(), refused.getKey(), refused.getValue());
    }
    OutcomeRepository.note(sql, run, end);
  }

  /** So a job of 256 people never takes more than 256 characters. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9, 10, 11, 99, 256})
  void aTextIsNeverLongerThanACharacterAPerson(int longest) {
    Random random = new Random(longest);
    for (int i = 0; i < 200; i++) {
      List<PersonOutcome> outcomes = new ArrayList<>();
      while (outcomes.size() < 256) {
        int people = Math.min(1 + random.nextInt(longest), 256 - outcomes.size());
        outcomes.addAll(Collections.nCopies(people, ENDED.get(random.nextInt(3))));
      }
      String text = LineOutcomes.of(outcomes).text();
      assertTrue(text.length() <= 256, text);
      LineOutcomes read = LineOutcomes.parse(text, 256);
      assertEquals(outcomes, IntStream.range(0, 256).mapToObj(read::get).toList());
    }
  }
}
