package io.attentivecourier.known;

import static io.attentivecourier.known.Home.run;
import static io.attentivecourier.run.RunReport.PersonOutcome.APPLIED;
import static io.attentivecourier.run.RunReport.PersonOutcome.OPEN;
import static io.attentivecourier.run.RunReport.PersonOutcome.REFUSED;
import static io.attentivecourier.run.RunReport.PersonOutcome.UNCONFIRMED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.people.People;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport.PersonOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of two jobs of four people each, of which the first ended under an earlier courier. */
class OutcomesInFilesAreTakenOverTest {
  private static final List<PersonOutcome> MIXED = List.of(APPLIED, REFUSED, UNCONFIRMED, APPLIED);
  private static final List<PersonOutcome> NOBODY = Collections.nCopies(4, OPEN);
  private static final List<PersonOutcome> LOST = Collections.nCopies(4, UNCONFIRMED);

  @TempDir Path root;
  private Home home;

  @BeforeEach
  void open() throws IOException {
    home = new Home(root);
    ended(run(1), MIXED).noted(both(MIXED, NOBODY));
  }

  @AfterEach
  void close() {
    home.close();
  }

  private EarlierRun earlier(RunId run) {
    return new EarlierRun(home.folder, root.resolve("ledger.db"), run);
  }

  private EarlierRun ended(RunId run, List<PersonOutcome> first) throws IOException {
    home.seal(run, people(run.number()));
    home.ledger.requests().record(run, RequestResult.accepted(0, 4, "job-1"));
    home.ledger.requests().record(run, RequestResult.accepted(4, 4, "job-2"));
    return earlier(run).ended("job-1", first);
  }

  private static Person[] people(int value) {
    return LongStream.rangeClosed(1, 8)
        .mapToObj(hash -> People.person(hash, "p" + hash, value, 0))
        .toArray(Person[]::new);
  }

  private static List<PersonOutcome> both(List<PersonOutcome> one, List<PersonOutcome> other) {
    return IntStream.range(0, 8).mapToObj(i -> i < 4 ? one.get(i) : other.get(i - 4)).toList();
  }

  private List<PersonOutcome> read(RunId run) throws IOException {
    OutcomeCursor cursor = new Outcomes(home.folder, home.ledger.outcomes()).of(run);
    return LongStream.range(0, cursor.lines()).mapToObj(cursor::get).toList();
  }

  private List<String> files() throws IOException {
    return RunFiles.all(home.folder).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> name.contains(".outcomes"))
        .map(name -> name.replace("2026-11-22.", ""))
        .toList();
  }

  @Test
  void everyLineKeepsItsOutcome() throws IOException {
    byte[] written = Files.readAllBytes(earlier(run(1)).file());
    assertEquals(both(MIXED, NOBODY), read(run(1)));
    assertEquals(List.of("tiers.1.outcomes.imported"), files());
    assertArrayEquals(
        written, Files.readAllBytes(home.folder.resolve(run(1) + ".outcomes.imported")));
  }

  @Test
  void theRunGoesOnAndOnlyWhoWasAppliedIsKnown() throws IOException {
    home.ledger
        .requests()
        .endJob(run(1), Home.end("job-2", List.of(REFUSED, APPLIED, APPLIED, APPLIED)));
    assertTrue(home.known.advance(run(1), "tiers"));
    assertEquals(List.of(2L, 3L, 5L), home.wouldSend(people(1)));
  }

  /** A job that ended before anything was read: the file says nothing of it. */
  @Test
  void aFileThatDoesNotKnowOfANewerEndIsTakenOver() throws IOException {
    home.ledger.requests().endJob(run(1), Home.end("job-2", MIXED));
    assertEquals(both(MIXED, MIXED), read(run(1)));
  }

  /** The earlier courier noted the people, and was killed before the ledger knew. */
  @Test
  void whatOnlyTheFileKnowsStaysOpen() throws IOException {
    earlier(run(1)).noted(both(MIXED, Collections.nCopies(4, APPLIED)));
    assertEquals(both(MIXED, NOBODY), read(run(1)));
    home.ledger.requests().endJob(run(1), Home.end("job-2", LOST));
    assertEquals(both(MIXED, LOST), read(run(1)));
  }

  @Test
  void allRunsAreTakenOverAtOnce() throws IOException {
    List<PersonOutcome> other = List.of(UNCONFIRMED, UNCONFIRMED, APPLIED, REFUSED);
    ended(run(2), other).noted(both(other, NOBODY));
    assertEquals(both(MIXED, NOBODY), read(run(1)));
    assertEquals(List.of("tiers.1.outcomes.imported", "tiers.2.outcomes.imported"), files());
    assertEquals(both(other, NOBODY), read(run(2)));
  }

  /** A process was killed between the transaction and the rename; or a backup came back. */
  @Test
  void aFileThatIsTakenOverIsOnlyRenamed() throws IOException {
    byte[] written = Files.readAllBytes(earlier(run(1)).file());
    read(run(1));
    home.ledger.requests().endJob(run(1), Home.end("job-2", MIXED));
    for (int times = 2; times < 4; times++) {
      Files.write(earlier(run(1)).file(), written);
      assertEquals(both(MIXED, MIXED), read(run(1)));
      assertTrue(files().contains("tiers.1.outcomes.imported." + times));
    }
  }

  /** Nobody counts as applied by a file that is not what was written. */
  @Test
  void noDamagedFileIsTakenOver() throws IOException {
    byte[] good = Files.readAllBytes(earlier(run(1)).file());
    for (int at = 0; at < 20; at++) {
      for (int flip : List.of(1, 2, 3, 4, 128)) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) flip;
        assertSetAside(bad);
      }
      assertSetAside(Arrays.copyOf(good, at));
    }
    assertSetAside(Arrays.copyOf(good, good.length + 1));
    Files.write(earlier(run(1)).file(), good);
    assertEquals(both(MIXED, NOBODY), read(run(1)));
  }

  private void assertSetAside(byte[] bad) throws IOException {
    Files.write(earlier(run(1)).file(), bad);
    assertEquals(both(LOST, NOBODY), read(run(1)));
    assertEquals(List.of("tiers.1.outcomes.damaged"), files());
    Files.delete(home.folder.resolve(run(1) + ".outcomes.damaged"));
  }

  /** Then it is the file of another run, or of another day. */
  @Test
  void ofAFileThatContradictsOneJobNothingIsTakenOver() throws IOException {
    ended(run(2), MIXED).ended("job-2", Collections.nCopies(4, APPLIED));
    List<PersonOutcome> all = Collections.nCopies(4, APPLIED);
    for (List<PersonOutcome> other :
        List.of(MIXED, LOST, List.of(APPLIED, APPLIED, OPEN, APPLIED))) {
      earlier(run(2)).noted(both(MIXED, other));
      assertEquals(both(LOST, all), read(run(2)));
    }
    earlier(run(2)).noted(MIXED);
    assertEquals(both(LOST, all), read(run(2)));
    assertTrue(files().contains("tiers.2.outcomes.damaged.4"), files()::toString);
    earlier(run(2)).noted(both(MIXED, all));
    assertEquals(both(MIXED, all), read(run(2)));
  }

  @Test
  void theFileOfARunThatWasNeverSealedIsKept() throws IOException {
    earlier(run(7)).noted(NOBODY);
    assertEquals(List.of(), read(run(7)));
    assertTrue(files().contains("tiers.7.outcomes.imported"));
  }

  /** Each process takes over what it finds. */
  @Test
  void twoReadersAtOnceTakeItOverOnce() {
    List<CompletableFuture<List<PersonOutcome>>> readers =
        IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(this::readOne)).toList();
    readers.forEach(reader -> assertEquals(both(MIXED, NOBODY), reader.join()));
  }

  private List<PersonOutcome> readOne() {
    try {
      return read(run(1));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
