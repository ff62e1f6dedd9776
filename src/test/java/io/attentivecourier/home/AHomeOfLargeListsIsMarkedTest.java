package io.attentivecourier.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.attentivecourier.feed.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher starts the JVM for a long run where a run of the home was one within a month. */
class AHomeOfLargeListsIsMarkedTest {
  private static final Instant NOW = Instant.parse("2026-11-26T14:00:00Z");

  @TempDir Path root;
  private Home home;
  private SettableClock clock;
  private LargeRuns large;

  @BeforeEach
  void home() throws Exception {
    home = Home.at(root);
    Files.createDirectories(home.state());
    clock = new SettableClock(NOW, ZoneOffset.UTC);
    large = new LargeRuns(home, clock);
  }

  private boolean isMarked() {
    return Files.exists(home.state().resolve("large"));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "499_999, false", "500_000, true", "10_000_000, true"})
  void fromHalfAMillionRows(String rows, boolean marked) {
    large.note(Long.parseLong(rows.replace("_", "")));
    assertEquals(marked, isMarked());
  }

  @ParameterizedTest
  @CsvSource({"31, 0, true", "32, 0, false", "32, 1, true"})
  void untilAMonthAfterTheLast(int days, int againAfter, boolean marked) throws Exception {
    large.note(500_000);
    clock.set(NOW.plus(Duration.ofDays(againAfter)));
    large.note(againAfter == 0 ? 3 : 500_000);
    clock.set(NOW.plus(Duration.ofDays(days)));
    large.forget();
    assertEquals(marked, isMarked());
  }

  /** A run's end has more to do than this. */
  @Test
  void whatCannotBeMarkedFailsNothing() throws Exception {
    Files.delete(home.state());
    large.note(500_000);
    large.forget();
    assertFalse(isMarked());
  }
}
