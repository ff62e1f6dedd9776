package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.known.AskedPeople.AskedState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhoWasAskedIsNeverAskedAgainTest {
  @TempDir Path root;
  @AutoClose private AskingHome home;

  @BeforeEach
  void open() {
    home = new AskingHome(root);
  }

  @Test
  void aNewHomeSaysThatItIsNew() throws IOException {
    assertEquals(AskedState.NEW, home.state());
    assertThrows(IllegalStateException.class, () -> home.intend(1));
  }

  @Test
  void aHomeThatIsOpenIsKnown() throws IOException {
    assertEquals(AskedState.KNOWN, home.acknowledged().state());
  }

  @Test
  void anIntentCountsAsAskedOverRestarts() throws IOException {
    home.acknowledged();
    assertTrue(home.intend(-1));
    home.close();
    home = new AskingHome(root);
    assertFalse(home.intend(-1));
    assertTrue(home.intend(0));
    assertFalse(home.intend(0));
    assertEquals(List.of(0L, -1L), home.known(0, 1, -1));
    assertEquals(2, home.total());
  }

  /** A hash is a number without a sign: half of them are negative for SQLite. */
  @Test
  void hashesOverTheSignAreFoundInTheirOrder() throws IOException {
    home.acknowledged();
    long[] some = {-1, 3, 0, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 1, 2};
    for (long hash : some) {
      home.intend(hash);
    }
    long[] wanted = {
      0,
      1,
      2,
      3,
      4,
      Long.MAX_VALUE - 1,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      Long.MIN_VALUE + 1,
      Long.MIN_VALUE + 2,
      -2,
      -1
    };
    assertEquals(
        List.of(0L, 2L, 3L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L),
        home.known(wanted));
  }

  /** More than two pages, and jumps over whole pages. */
  @Test
  void theyAreFoundOnEveryPage() throws IOException {
    long[] hashes = new Random(7).longs(20_000).distinct().toArray();
    home.earlier().sorted(0, Arrays.stream(hashes)).log(0);
    home.acknowledged();
    long[] sorted = LongStream.of(hashes).map(h -> h ^ Long.MIN_VALUE).sorted().toArray();
    for (int step : new int[] {1, 3, 4095, 4096, 4097, 9999}) {
      var cursor = home.asked().ascending();
      for (int i = 0; i < sorted.length; i += step) {
        long hash = sorted[i] ^ Long.MIN_VALUE;
        assertTrue(cursor.contains(hash));
        assertTrue(cursor.contains(hash), "the same again");
        boolean next = i + 1 < sorted.length && sorted[i + 1] == sorted[i] + 1;
        assertEquals(next, cursor.contains(hash + 1));
      }
    }
  }

  /** A page ends between two of them. */
  @Test
  void neighboursAreFoundOverTheEndOfAPage() throws IOException {
    home.earlier().sorted(0, LongStream.range(-5_000, 5_000)).log(0);
    home.acknowledged();
    for (int first = 0; first < 3; first++) {
      var cursor = home.asked().ascending();
      assertTrue(LongStream.range(first, 5_000).allMatch(cursor::contains));
      assertFalse(cursor.contains(5_000));
      assertTrue(LongStream.range(-5_000, 0).allMatch(cursor::contains));
    }
  }

  @Test
  void twoWhoAskAtTheSameTimeSeeEachOther() throws IOException {
    home.acknowledged();
    try (AskingHome other = new AskingHome(root)) {
      assertTrue(home.intend(1));
      assertFalse(other.intend(1));
      assertTrue(other.intend(2));
      assertFalse(home.intend(2));
      assertTrue(home.intend(3));
      assertFalse(other.intend(3));
      assertEquals(AskedState.KNOWN, home.state());
      assertEquals(AskedState.KNOWN, other.state());
    }
  }

  @Test
  void anotherKeyIsNotNobody() throws IOException {
    home.acknowledged().intend(1);
    AskedPeople other = home.asked("ffffffff");
    assertEquals(AskedState.OTHER_KEY, other.state());
    other.acknowledge(home.run);
    assertEquals(AskedState.KNOWN, other.state());
    assertTrue(other.intend(7, home.run));
    assertEquals(AskedState.OTHER_KEY, home.state());
    assertEquals(2, home.total());
  }

  /** Whoever was asked under a key is known again with it. */
  @Test
  void aKeyThatComesBackKnowsWhomItKnew() throws IOException {
    home.acknowledged().intend(1);
    home.asked("ffffffff").acknowledge(home.run);
    home.acknowledged();
    assertFalse(home.intend(1));
  }

  @Test
  void peopleOutOfOrderStopTheRun() throws IOException {
    home.acknowledged();
    assertThrows(IllegalStateException.class, () -> home.known(2, 1));
    assertThrows(IllegalStateException.class, () -> home.known(-1, 1));
  }

  @Test
  void forgettingAndTidyingLeaveTheAsked() throws IOException {
    home.acknowledged().intend(1);
    KnownPeople known = new KnownPeople(home.home.people(), Home.KEY, home.ledger.outcomes());
    assertEquals(0, known.forget(1));
    known.tidy(java.time.LocalDate.MAX, java.util.Set.of());
    assertFalse(home.intend(1));
  }
}
