package io.attentivecourier.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Home;
import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.known.EarlierAsked;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.PeopleRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of an earlier courier, in the heap of a test. */
@Tag("scale")
class TenMillionAskedAreTakenOverInTwoMinutes {
  private static final int PEOPLE = 10_000_000;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final String KEY = "0a1b2c3d";
  private static final Duration MOST = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void andNobodyIsMissing() throws Exception {
    Home home = Home.at(folder);
    LongStream hashes = LongStream.range(0, PEOPLE).map(person -> person * GOLDEN);
    new EarlierAsked(home.people(), KEY).sorted(0, hashes).log(0, -GOLDEN);
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + folder + "/ledger.db", Clock.systemUTC())) {
      ledger.people().acknowledge(KEY, null);
      Instant begin = Instant.now();
      assertEquals(AskedPeople.AskedState.KNOWN, new AskedPeople(ledger, home, KEY).state());
      Duration took = Duration.between(begin, Instant.now());
      System.out.printf("10 M who were asked are taken over in %d s%n", took.toSeconds());
      assertTrue(took.compareTo(MOST) < 0, () -> "it took " + took);
      assertAllKnown(ledger.people());
    }
    Instant begin = Instant.now();
    Ledger.open("jdbc:sqlite:" + folder + "/ledger.db", Clock.systemUTC()).close();
    System.out.printf("it opens in %d ms%n", Duration.between(begin, Instant.now()).toMillis());
  }

  private static void assertAllKnown(PeopleRepository people) {
    assertEquals(PEOPLE + 1, people.total().people());
    long[] sorted =
        LongStream.range(-1, PEOPLE)
            .map(person -> person * GOLDEN ^ Long.MIN_VALUE)
            .sorted()
            .map(ordered -> ordered ^ Long.MIN_VALUE)
            .toArray();
    var cursor = people.ascending(KEY);
    for (long hash : sorted) {
      assertTrue(cursor.contains(hash));
    }
    assertFalse(people.ascending(KEY).contains(7));
  }
}
