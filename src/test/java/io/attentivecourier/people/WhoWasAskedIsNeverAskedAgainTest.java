package io.attentivecourier.people;

import static io.attentivecourier.known.Home.KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.known.AskedPeople.State;
import io.attentivecourier.known.KnownPeople;
import io.attentivecourier.known.UnaskedPeople;
import io.attentivecourier.row.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhoWasAskedIsNeverAskedAgainTest {
  @TempDir Path folder;

  @Test
  void aNewHomeSaysThatItIsNew() throws IOException {
    assertEquals(State.NEW, asked().state());
    assertThrows(IOException.class, () -> asked().intend(1));
    assertEquals(State.KNOWN, begun().state());
  }

  @Test
  void anIntentCountsAsAskedOverRestartsAndMerges() throws IOException {
    assertTrue(begun().intend(-1));
    assertTrue(asked().contains(-1));
    assertTrue(begun().contains(-1));
    assertFalse(begun().intend(-1));
    assertTrue(begun().intend(0));
    assertFalse(begun().intend(0));
    assertFalse(asked().contains(1));
  }

  @Test
  void theAskedAreLeftOutAndCounted() throws IOException {
    for (long hash : new long[] {-1, 3, 0}) {
      begun().intend(hash);
    }
    asked().intend(2);
    assertLeftOut(asked());
    assertLeftOut(begun());
  }

  private static void assertLeftOut(AskedPeople asked) throws IOException {
    try (UnaskedPeople people = asked.filter(people(0, 1, 2, 3, 4, -1))) {
      assertEquals(List.of(1L, 4L), People.all(people).stream().map(Person::hash).toList());
      assertEquals(4, people.alreadySent());
    }
  }

  @Test
  void twoWhoAskAtTheSameTimeSeeEachOther() throws IOException {
    AskedPeople one = begun();
    AskedPeople other = asked();
    assertTrue(one.intend(1));
    assertFalse(other.intend(1));
    assertTrue(other.intend(2));
    other.begin();
    assertFalse(one.intend(2));
    assertTrue(one.intend(3));
    assertFalse(other.intend(3));
  }

  /** A short or zero end was never forced, so its request never went out. */
  @Test
  void aTornLastEntryIsDropped() throws IOException {
    begun().intend(1);
    asked().intend(2);
    byte[] whole = Files.readAllBytes(log());
    for (int length = whole.length - 15; length < whole.length; length++) {
      Files.write(log(), Arrays.copyOf(whole, length));
      assertEquals(State.KNOWN, asked().state());
      assertTrue(asked().contains(1));
      assertFalse(asked().contains(2));
    }
    Files.write(log(), Arrays.copyOf(Arrays.copyOf(whole, whole.length - 16), whole.length));
    assertFalse(asked().contains(2));
    assertTrue(asked().intend(2));
    assertFalse(begun().intend(2));
  }

  @Test
  void anyOtherDamageStopsTheDoor() throws IOException {
    begun().intend(1);
    asked().intend(2);
    for (Path file : List.of(log(), folder.resolve("subscribers.asked"))) {
      byte[] good = Files.readAllBytes(file);
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(file, bad);
        assertEquals(State.DAMAGED, asked().state());
        assertThrows(IllegalStateException.class, () -> asked().begin());
      }
      Files.write(file, good);
    }
    assertEquals(State.KNOWN, asked().state());
  }

  @Test
  void aFileThatIsGoneOrOfAnotherDayIsNotNobody() throws IOException {
    begun().intend(1);
    byte[] old = Files.readAllBytes(folder.resolve("subscribers.asked"));
    begun().intend(2);
    begun();
    Files.write(folder.resolve("subscribers.asked"), old);
    assertEquals(State.DAMAGED, asked().state());
    Files.delete(folder.resolve("subscribers.asked"));
    assertEquals(State.DAMAGED, asked().state());
    Files.write(folder.resolve("subscribers.asked"), old);
    Files.delete(log());
    assertEquals(State.DAMAGED, asked().state());
  }

  /** The sorted file is in place, the old log still there. */
  @Test
  void aCrashBetweenTheStepsOfAMergeLosesNobody() throws IOException {
    begun().intend(1);
    byte[] before = Files.readAllBytes(log());
    begun();
    Files.write(log(), before);
    assertEquals(State.KNOWN, asked().state());
    assertFalse(asked().intend(1));
    assertFalse(begun().intend(1));
    assertEquals(State.KNOWN, begun().state());
  }

  @Test
  void aCrashAfterTheFirstLogOfANewHomeLeavesItNew() throws IOException {
    begun();
    Files.delete(folder.resolve("subscribers.asked"));
    assertEquals(State.NEW, asked().state());
  }

  @Test
  void anotherKeyIsNotNobody() throws IOException {
    begun().intend(1);
    AskedPeople other = AskedPeople.at(folder, "ffffffff");
    assertTrue(other.hasOtherKey());
    assertThrows(IllegalStateException.class, other::begin);
    assertThrows(IllegalStateException.class, () -> other.intend(7));
    assertThrows(IllegalStateException.class, () -> other.filter(people(7)));
    other.startOver();
    assertEquals(State.KNOWN, other.state());
    assertTrue(other.intend(7));
    assertTrue(Files.exists(folder.resolve("subscribers.asked.1")));
    assertTrue(Files.exists(folder.resolve("subscribers.asking.1")));
  }

  @Test
  void peopleOutOfOrderStopTheRun() throws IOException {
    try (UnaskedPeople people = begun().filter(people(2, 1))) {
      assertThrows(IllegalStateException.class, () -> People.all(people));
    }
  }

  @Test
  void forgettingAndTidyingLeaveTheAsked() throws IOException {
    begun().intend(1);
    KnownPeople known = new KnownPeople(folder, KEY);
    assertEquals(0, known.forget(1));
    known.tidy(java.time.LocalDate.MAX, java.util.Set.of());
    assertFalse(begun().intend(1));
  }

  private AskedPeople asked() throws IOException {
    return AskedPeople.at(folder, KEY);
  }

  private AskedPeople begun() throws IOException {
    AskedPeople asked = asked();
    asked.begin();
    return asked;
  }

  private Path log() {
    return folder.resolve("subscribers.asking");
  }

  private static java.util.Iterator<Person> people(long... hashes) {
    return LongStream.of(hashes).mapToObj(hash -> People.person(hash, 1)).iterator();
  }
}
