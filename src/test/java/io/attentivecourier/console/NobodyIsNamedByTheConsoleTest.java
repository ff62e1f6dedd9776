package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Canaries in every place that a mistake elsewhere could put one; then both pages are searched. */
class NobodyIsNamedByTheConsoleTest {
  private static final List<String> CANARIES =
      List.of("2125550143", "212-555-0143", "1 212 555 0143", "ada@example.com");

  @TempDir private Path folder;

  @Test
  void notWithTheirNumberForASegmentNorInAMessageOrAFile() throws Exception {
    for (String canary : CANARIES) {
      Files.createDirectories(folder.resolve(canary));
      Files.writeString(folder.resolve(canary).resolve(canary), canary);
    }
    try (ObserveFixture console =
        new ObserveFixture(
            List.of(HealthChecks.outbox(new OutboxFiles(folder), Sample.CLOCK), this::failing))) {
      console.metrics().recordRun(told(1, CANARIES.stream()), Sample.TOOK);
      console.metrics().recordRun(told(2, withManyBefore()), Sample.TOOK);
      searched(console.get("/observe/metrics").body());
      searched(console.get("/observe/health").body());
      searched(console.get("/2125550143/ada@example.com").body());
    }
  }

  /** Past the 200th name, where hashes begin: a phone's hash would give the phone away. */
  private static Stream<String> withManyBefore() {
    return Stream.concat(IntStream.range(0, 300).mapToObj(i -> "Segment " + i), CANARIES.stream());
  }

  private static RunReport told(int number, Stream<String> segments) {
    List<SegmentOutcome> outcomes = segments.map(Sample::delivered).toList();
    return Sample.run(number, RunState.WHOLE, "told " + CANARIES, outcomes);
  }

  private Health.CheckResult failing() {
    throw new IllegalStateException("Key (phone)=(2125550143) exists");
  }

  private static void searched(String page) {
    assertFalse(page.isEmpty());
    for (String canary : CANARIES) {
      assertFalse(page.contains(canary), "a canary shows");
      assertFalse(
          page.contains(SegmentMetrics.SegmentLabels.hash(canary)), "a canary's hash shows");
    }
  }

  @Test
  void theSearchFindsWhatIsThere() {
    try (Metrics metrics = Sample.metrics()) {
      metrics.recordRun(told(1, Stream.of("Winback", "2125550143")), Sample.TOOK);

      assertTrue(metrics.text().contains("segment=\"Winback\""));
      assertTrue(metrics.text().contains("segment=\"withheld\""));
      assertEquals(1198, Sample.delivered("Winback").rows());
    }
  }
}
