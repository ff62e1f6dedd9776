package io.attentivecourier.console;

import static io.attentivecourier.console.Sample.CLOCK;
import static io.attentivecourier.console.Sample.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheChecksTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @Test
  void aLedgerThatCanBeReadIsUpAndAClosedOneIsDown() {
    Ledger ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), CLOCK);
    assertEquals(
        new Health.CheckResult("ledger", true, "can be read"), HealthChecks.ledger(ledger).get());

    ledger.close();

    assertFalse(HealthChecks.ledger(ledger).get().up());
  }

  @Test
  void aBrokenPipelineFileIsDownAndNamed() {
    assertEquals(
        "the last good set is running since 2026-11-22T12:00:00Z; broken: vip.camel.yaml",
        pipelines("vip.camel.yaml").text());
    assertFalse(pipelines("vip.camel.yaml").up());
    assertEquals(
        new Health.CheckResult(
            "pipelines", true, "the last good set is running since 2026-11-22T12:00:00Z"),
        pipelines());
  }

  private static Health.CheckResult pipelines(String... broken) {
    HealthChecks.RunningPipelines running =
        new HealthChecks.RunningPipelines(NOON.plusMillis(5), List.of(broken));
    return HealthChecks.pipelines(() -> running).get();
  }

  @Test
  void anOutboxThatIsNotThereOrHoldsNoFileIsEmpty() throws IOException {
    Health.CheckResult empty = new Health.CheckResult("outbox", true, "empty");
    assertEquals(empty, outbox());

    Files.createDirectories(folder.resolve("outbox/2026-11-22.winback.1"));

    assertEquals(empty, outbox());
  }

  @Test
  void aSealedFileMayWaitForAnHour() throws IOException {
    seal("2026-11-22.winback.1", HOUR);

    assertTrue(outbox().up());
  }

  @Test
  void aFileThatWaitsForLongerIsDown() throws IOException {
    seal("2026-11-22.winback.1", HOUR.plusSeconds(1));
    seal("2026-11-22.vip.1", Duration.ZERO);

    assertEquals(
        new Health.CheckResult(
            "outbox",
            false,
            "sealed files that wait: 2; the oldest since 2026-11-22T10:59:59Z;"
                + " `courier ledger` tells why"),
        outbox());
    assertEquals(2, new OutboxFiles(folder.resolve("outbox")).depth());
  }

  private Health.CheckResult outbox() {
    return HealthChecks.outbox(new OutboxFiles(folder.resolve("outbox")), CLOCK).get();
  }

  private void seal(String run, Duration age) throws IOException {
    Path file = folder.resolve("outbox").resolve(run).resolve("list.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "2125550143,Winback\n");
    Files.setLastModifiedTime(file, FileTime.from(NOON.minus(age)));
  }

  @Test
  void under200MegabytesTheDiskIsDown() {
    assertEquals(
        new Health.CheckResult(
            "disk", false, "199 MB free under var/, under 200; free space there"),
        HealthChecks.disk(() -> 199_999_999).get());
    assertEquals(
        new Health.CheckResult("disk", true, "1,200 MB free under var/"),
        HealthChecks.disk(() -> 1_200_000_000).get());
  }

  @Test
  void theDiskIsTheOneOfTheState() {
    assertTrue(HealthChecks.disk(folder).get().text().endsWith(" MB free under var/"));
  }
}
