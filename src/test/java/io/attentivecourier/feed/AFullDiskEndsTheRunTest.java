package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.cli.Shell;
import io.attentivecourier.home.SmallDisk;
import io.attentivecourier.home.Trees;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state lies on a disk of its own, of a few MB; skipped where this user may not mount one. */
class AFullDiskEndsTheRunTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @RegisterExtension final TestHome home = new TestHome();
  private SmallDisk disk;

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback", "2025550102,Winback").pipeline("winback", TestHome.ALL);
  }

  @AfterEach
  void unmount() throws Exception {
    home.stop();
    home.standIn();
    if (disk != null) {
      disk.close();
    }
  }

  private void disk(String size) throws Exception {
    Path state = home.home().state();
    Trees.delete(state);
    disk = SmallDisk.at(state, size);
    Shell.logInto(home.home());
  }

  private void manyRows(int rows) {
    home.pipeline(
        "winback",
        "SELECT (2125550000 + i)::VARCHAR AS phone, 'Winback' AS segment_name FROM range("
            + rows
            + ") t(i)");
  }

  private List<RunState> states() throws Exception {
    return home.ledger().reports().on(DAY).stream().map(RunReport::state).toList();
  }

  @Test
  void aStageThatFillsTheDiskIsFreedBeforeTheEndIsWritten() throws Exception {
    disk("3m");
    manyRows(300_000);
    RunReport report = home.run("winback");
    assertEquals(RunState.FAILED, report.state(), report.message());
    assertEquals("no-space", report.reason(), report.message());
    assertEquals(List.of(RunState.FAILED), states());
    assertEquals(List.of(), home.courier().unwritten());
    assertFalse(hasEntries(home.home().staging()));
  }

  private static boolean hasEntries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4_096, 16_384, 65_536, 131_072, 262_144})
  void whateverIsLeftOfTheDiskTheRunSaysSoAndComesGoodLater(long left) throws Exception {
    disk("6m");
    home.courier().load("winback");
    disk.fillUpTo(left);
    RunReport report = home.courier().run("winback", RunRequest.RUN);
    boolean whole = report.state() == RunState.WHOLE;
    if (!whole) {
      assertEquals("no-space", report.reason(), report.message());
    }
    disk.free();
    assertEquals(RunState.WHOLE, again().state());
    assertFalse(states().contains(RunState.RUNNING), states().toString());
    assertEquals(List.of(), home.courier().unwritten());
  }

  private RunReport again() throws Exception {
    home.startAgain();
    return home.run("winback");
  }

  @ParameterizedTest
  @ValueSource(strings = {"400k", "300k", "200k", "100k", "40k"})
  void aDiskThatIsTooSmallForTheLedgerIsToldAsFull(String size) throws Exception {
    disk(size);
    Shell.Said said = home.cli("run", "winback");
    assertEquals(1, said.exit(), said.out() + said.err());
    String words = said.out() + said.err();
    assertTrue(words.contains("no-space"), words);
    assertTrue(words.contains("full") || words.contains("no space"), words);
  }
}
