package io.attentivecourier.known;

import static io.attentivecourier.known.Home.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.people.People;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyWhatChangedIsSentTest {
  private static final Person SAM = one(1, 10);
  private static final Person ANN = one(-2, 20);

  @TempDir Path root;
  private Home home;

  @BeforeEach
  void aHome() {
    home = new Home(root);
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void theFirstRunSendsEverybody() throws IOException {
    try (Comparison comparison = home.compare(run(1), Home.NAMES, true, SAM, ANN)) {
      assertEquals(2, People.all(comparison).size());
      assertTrue(comparison.isFirst());
      assertFalse(comparison.hasOtherKey());
      assertEquals(2, comparison.changed());
    }
  }

  @Test
  void whatWasAppliedIsNotSentAgain() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, SAM, ANN);
    try (Comparison comparison = home.compare(run(2), Home.NAMES, true, SAM, one(-2, 21))) {
      assertEquals(List.of(-2L), hashes(comparison));
      assertFalse(comparison.isFirst());
      assertEquals(1, comparison.unchanged());
      assertEquals(1, comparison.changed());
    }
  }

  @Test
  void whatWasNotAppliedIsSentAgain() throws IOException {
    for (RunReport.PersonOutcome outcome :
        List.of(
            RunReport.PersonOutcome.OPEN,
            RunReport.PersonOutcome.REFUSED,
            RunReport.PersonOutcome.UNCONFIRMED)) {
      home.run(run(1 + outcome.ordinal()), outcome, SAM);
      assertEquals(List.of(1L), home.wouldSend(SAM));
    }
  }

  @Test
  void whoIsNotInARunStaysKnown() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, SAM, ANN);
    home.run(run(2), RunReport.PersonOutcome.APPLIED, one(-2, 21));
    assertEquals(List.of(), home.wouldSend(SAM, one(-2, 21)));
  }

  @Test
  void allAreSentIfTheOperatorSaysSo() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, SAM, ANN);
    try (Comparison comparison = home.compare(run(2), Home.NAMES, false, SAM, ANN, without(7, 0))) {
      assertEquals(2, People.all(comparison).size());
      assertEquals(0, comparison.changed());
      assertEquals(1, comparison.unchanged());
    }
  }

  @Test
  void aPersonWithoutAnyValueIsNotSent() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, SAM);
    try (Comparison comparison = home.compare(run(2), Home.NAMES, true, without(1, 99))) {
      assertEquals(List.of(), People.all(comparison));
      assertEquals(1, comparison.unchanged());
      assertEquals(1, comparison.cleared());
    }
  }

  @Test
  void aValueThatBecameNullIsCountedByName() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, People.person(1, "sam", 10, 0, 1));
    List<String> turned = List.of("points", "tier");
    try (Comparison comparison =
        home.compare(run(2), turned, true, People.person(1, "sam", 11, 1))) {
      assertEquals(List.of(1L), hashes(comparison));
      assertEquals(1, comparison.cleared());
    }
    try (Comparison comparison =
        home.compare(run(2), List.of("points", "city"), true, People.person(1, "sam", 11, 0))) {
      assertEquals(List.of(1L), hashes(comparison));
      assertEquals(0, comparison.cleared());
    }
  }

  @Test
  void twoPeopleWhoShareAHashAreBothSentEachTime() throws IOException {
    Person[] two = {People.person(5, "a", 1, 0), People.person(5, "b", 1, 0), SAM};
    assertEquals(List.of(1L, 5L, 5L), home.run(run(1), RunReport.PersonOutcome.APPLIED, two));
    assertEquals(List.of(5L, 5L), home.wouldSend(two));
    assertEquals(List.of(5L), home.wouldSend(two[0]));
  }

  @Test
  void anotherKeyComparesNobodyAndSaysSo() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, SAM);
    try (Home other = new Home(root, "ffffffff")) {
      assertComparesNobody(other);
      assertTrue(other.end(run(2), RunReport.PersonOutcome.APPLIED));
      assertEquals(List.of(), other.wouldSend(SAM));
    }
  }

  private static void assertComparesNobody(Home other) throws IOException {
    try (Comparison comparison = other.compare(run(2), Home.NAMES, true, SAM)) {
      assertTrue(comparison.isFirst());
      assertTrue(comparison.hasOtherKey());
    }
    assertEquals(List.of(1L), other.seal(run(2), SAM));
  }

  @Test
  void aDamagedFileNeverSaysUnchanged() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, SAM, ANN);
    Path file = home.folder.resolve("tiers.known");
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      assertDamaged(file, bad);
      assertDamaged(file, java.util.Arrays.copyOf(good, at));
    }
  }

  private void assertDamaged(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try (Comparison comparison = home.compare(run(2), Home.NAMES, true, SAM, ANN)) {
      assertEquals(2, People.all(comparison).size());
      assertTrue(comparison.isDamaged() && comparison.isFirst());
    }
  }

  @Test
  void peopleOutOfOrderStopTheRun() throws IOException {
    List<Person> wrong = List.of(ANN, SAM);
    try (Comparison comparison =
        home.known.compare("tiers", Home.NAMES, wrong.iterator(), true, run(1), home.staging)) {
      assertThrows(IllegalStateException.class, () -> People.all(comparison));
    }
  }

  @Test
  void nothingIsPublishedBeforeTheLastPerson() throws IOException {
    try (Comparison comparison = home.compare(run(1), Home.NAMES, true, SAM)) {
      assertThrows(IllegalStateException.class, comparison::publish);
    }
    assertEquals(List.of(), RunFiles.all(home.staging));
    assertEquals(List.of(), RunFiles.all(home.folder));
  }

  @Test
  void onlyTheOwnerReadsAndNobodyIsNamed() throws IOException {
    home.run(run(1), RunReport.PersonOutcome.APPLIED, People.person(1, "sam@example.com", 10, 0));
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder)));
    for (Path file : RunFiles.all(home.folder)) {
      if (!file.toString().endsWith(".lock")) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
      assertFalse(
          Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1).contains("sam"));
    }
  }

  private static List<Long> hashes(Comparison comparison) {
    return People.all(comparison).stream().map(Person::hash).toList();
  }

  private static Person one(long hash, long values) {
    return People.person(hash, "p" + hash, values, 0);
  }

  private static Person without(long hash, long values) {
    return People.person(hash, "p" + hash, values);
  }
}
