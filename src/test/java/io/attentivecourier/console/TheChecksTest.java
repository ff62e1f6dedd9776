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
    assertEquals(new Check("ledger", true, "can be read"), Checks.ledger(ledger).get());

    ledger.close();

    assertFalse(Checks.ledger(ledger).get().up());
  }

  @Test
  void aBrokenPipelineFileIsDownAndNamed() {
    assertEquals(
        new Check(
            "pipelines",
            false,
            "the last good set is running since 2026-11-22T12:00:00Z; broken: vip.camel.yaml"),
        pipelines("vip.camel.yaml"));
    assertEquals(
        new Check("pipelines", true, "the last good set is running since 2026-11-22T12:00:00Z"),
        pipelines());
  }

  private static Check pipelines(String... broken) {
    RunningPipelines running = new RunningPipelines(NOON.plusMillis(5), List.of(broken));
    return Checks.pipelines(() -> running).get();
  }

  @Test
  void anOutboxThatIsNotThereOrHoldsNoFileIsEmpty() throws IOException {
    Check empty = new Check("outbox", true, "empty");
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
        new Check(
            "outbox",
            false,
            "sealed files that wait: 2; the oldest since 2026-11-22T10:59:59Z;"
                + " `courier ledger` tells why"),
        outbox());
    assertEquals(2, new OutboxFiles(folder.resolve("outbox")).depth());
  }

  private Check outbox() {
    return Checks.outbox(new OutboxFiles(folder.resolve("outbox")), CLOCK).get();
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
        new Check("disk", false, "199 MB free under var/, under 200; free space there"),
        Checks.disk(() -> 199_999_999).get());
    assertEquals(
        new Check("disk", true, "1,200 MB free under var/"),
        Checks.disk(() -> 1_200_000_000).get());
  }

  @Test
  void theDiskIsTheOneOfTheState() {
    assertTrue(Checks.disk(folder).get().text().endsWith(" MB free under var/"));
  }
}
