package io.attentivecourier.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ALongRunShowsItsProgress} has the same on a terminal and in a pipe. */
class AProgressLineIsDrawnForAWatcherTest {
  private static final String WIPE = "\r\u001b[K";

  private final PrintStream err = System.err;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Progress progress = new Progress();

  @BeforeEach
  void watch() {
    System.setErr(new PrintStream(screen, true, StandardCharsets.UTF_8));
    progress.read(1_234_567);
    progress.stage("reading");
  }

  @AfterEach
  void restore() {
    System.setErr(err);
  }

  private String drawn() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private void awaitDrawn(String text) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          while (!drawn().contains(text)) {
            Thread.onSpinWait();
          }
        });
  }

  @Test
  void withItsStageItsRowsAndItsRate() throws Exception {
    try (AutoCloseable line = ProgressLine.over("winback", () -> Optional.of(progress), true)) {
      awaitDrawn("reading");
      String text = "(?s).*winback: reading, 1,234,567 rows, [\\d,]+ a second, \\d+ s.*";
      assertTrue(drawn().matches(text), drawn());
      progress.stage("delivering");
      awaitDrawn("delivering");
    }
    assertTrue(drawn().endsWith(WIPE), "it is wiped at the end");
  }

  @Test
  void andForNobodyElse() throws Exception {
    try (AutoCloseable line =
        ProgressLine.over(
            "winback",
            () -> {
              throw new AssertionError("nobody watches");
            },
            false)) {
      assertEquals("", drawn());
    }
    assertEquals("", drawn());
  }
}
