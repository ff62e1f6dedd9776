package io.attentivecourier.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.row.Person;
import io.attentivecourier.row.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class APersonIsStagedWholeTest {
  private static final long AMPLE = 1 << 20;

  @TempDir Path folder;

  @Test
  void twoIdentifiersWithOneHashStayTwo() throws IOException {
    try (PeopleStage stage = new PeopleStage(folder, AMPLE)) {
      List<Person> people = List.of(People.person(7, "b", 1), People.person(7, "a", 1));
      assertEquals(
          List.of("a", "b"),
          People.staged(stage, people).stream().map(Person::identifier).toList());
      assertEquals(0, stage.duplicates());
    }
  }

  @Test
  void oneLongerThanTheBufferComesBack() throws IOException {
    byte[] line = new byte[200_000];
    Person person = Person.of(1, "a", 2, Presence.none(100), line);
    try (PeopleStage stage = new PeopleStage(folder, 1024)) {
      assertArrayEquals(line, People.staged(stage, List.of(person, person)).get(0).line());
    }
  }

  @Test
  void noneIsNone() throws IOException {
    try (PeopleStage stage = new PeopleStage(folder, AMPLE)) {
      assertEquals(List.of(), People.all(stage.people()));
      assertEquals(0, stage.duplicates());
    }
  }

  @Test
  void thePeopleCanBeTakenTwice() throws IOException {
    try (PeopleStage stage = new PeopleStage(folder, AMPLE)) {
      assertEquals(1, People.staged(stage, List.of(People.person(1, 1))).size());
      assertEquals(1, People.all(stage.people()).size());
    }
  }

  @Test
  void aSpillIsForTheOwnerAloneAndGoesWithTheStage() throws IOException {
    try (PeopleStage stage = new PeopleStage(folder, AMPLE)) {
      People.staged(stage, List.of(People.person(1, 1)));
      Path spill = files().get(0);
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(spill)));
    }
    assertEquals(List.of(), files());
  }

  @Test
  void aSpillThatLostSomebodyStopsTheRun() throws IOException {
    try (PeopleStage stage = new PeopleStage(folder, AMPLE)) {
      People.staged(stage, List.of(People.person(1, 1), People.person(2, 2)));
      byte[] bytes = Files.readAllBytes(files().get(0));
      for (int length : new int[] {0, bytes.length / 2, bytes.length - 1}) {
        Files.write(files().get(0), java.util.Arrays.copyOf(bytes, length));
        assertThrows(IllegalStateException.class, () -> People.all(stage.people()));
      }
    }
  }

  @Test
  void nobodyIsAddedToAStageThatWasRead() throws IOException {
    try (PeopleStage stage = new PeopleStage(folder, AMPLE)) {
      stage.people();
      assertThrows(IllegalStateException.class, () -> stage.add(People.person(1, 1)));
    }
  }

  @Test
  void aPersonTellsNothing() {
    assertFalse(People.person(1, "2025550101", 1).toString().contains("2025550101"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
