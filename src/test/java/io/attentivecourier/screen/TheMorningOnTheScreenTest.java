package io.attentivecourier.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.cli.Shell;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Screens as an operator sees them, kept in {@code src/test/resources/screens/}. With {@code
 * -Dscreens=write} they are written anew, to be read before they are kept.
 */
class TheMorningOnTheScreenTest {
  private static final Path KEPT = Path.of("src/test/resources/screens");
  private static final Terminal PIPE = Terminal.NONE;

  @TempDir private static Path folder;
  private static Morning morning;

  @BeforeAll
  static void begin() {
    morning = new Morning(folder);
  }

  @AfterAll
  static void end() {
    morning.close();
  }

  private static Terminal terminal(int columns) {
    return new Terminal(OptionalInt.of(columns), false);
  }

  private static String ledger(Terminal terminal, boolean quiet) {
    Screen[] screen = new Screen[1];
    return said(
        () -> {
          screen[0] = new Screen(false, quiet, terminal);
          new LedgerScreen(screen[0], morning.notes()).show(morning.entries());
        });
  }

  private static String run(Terminal terminal, String id) {
    return said(() -> new RunScreen(new Screen(false, false, terminal)).show(morning.run(id)));
  }

  private static String show(Terminal terminal, String id) {
    return said(
        () ->
            new ShowScreen(new Screen(false, false, terminal), morning.notes())
                .show(
                    morning.run(id),
                    morning.ledger().reports().detail(RunId.parse(id)),
                    List.of()));
  }

  private static String said(Runnable words) {
    return Shell.run(
            () -> {
              words.run();
              return 0;
            })
        .out();
  }

  private static void assertKept(String name, String screen) throws IOException {
    Path file = KEPT.resolve(name + ".txt");
    if ("write".equals(System.getProperty("screens"))) {
      Files.createDirectories(KEPT);
      Files.writeString(file, screen);
    }
    assertEquals(Files.readString(file), screen);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 200})
  void theLedgerFitsTheTerminal(int columns) throws IOException {
    String screen = ledger(terminal(columns), false);

    assertKept("ledger-" + columns, screen);
    for (String line : screen.split("\n")) {
      assertTrue(line.contains("`") || TextWidth.of(line) <= columns, line);
    }
  }

  @Test
  void inAPipeTheLedgerIsWhole() throws IOException {
    assertKept("ledger-pipe", ledger(PIPE, false));
  }

  @Test
  void quietItTellsOnlyWhatIsWrong() throws IOException {
    String screen = ledger(PIPE, true);

    assertKept("ledger-quiet", screen);
    assertFalse(screen.contains("vip.2  WHOLE"), screen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-26.winback.1",
        "2026-11-26.lapsed.1",
        "2026-11-26.vip.2",
        "2026-11-26.tiers.1",
        "2026-11-26.signups.1"
      })
  void aRunSaysWhatCameOfItAndWhatToTypeNext(String id) throws IOException {
    assertKept("run-" + id, run(terminal(100), id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-26.winback.1", "2026-11-26.lapsed.1", "2026-11-26.tiers.1"})
  void aRunIsShownWhole(String id) throws IOException {
    assertKept("show-" + id, show(terminal(100), id));
  }

  @Test
  void aColourOnlyMarksWhatTheWordsSay() {
    Terminal colourful = new Terminal(OptionalInt.of(100), true);
    String coloured = ledger(colourful, false);

    assertTrue(coloured.contains("\u001b[1;31mHELD drop\u001b[0m"), coloured);
    assertFalse(coloured.contains("mDELIVERED"), coloured);
    assertEquals(ledger(terminal(100), false), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void everyCommandOfANextLineIsWhole() {
    String screen = ledger(terminal(80), false);

    Arrays.stream(screen.split("\n"))
        .filter(line -> line.contains("`"))
        .forEach(line -> assertEquals(0, line.chars().filter(c -> c == '`').count() % 2, line));
    assertTrue(screen.contains("`courier release 2026-11-26.lapsed.1 --reason …`"), screen);
    assertTrue(screen.contains("`courier retry 2026-11-26.tiers.1`"), screen);
  }

  @Test
  void whoWatchesARunOfPeopleSeesItsJobs() {
    RunId run = RunId.parse("2026-11-26.tiers.1");

    assertEquals(
        "tiers: waiting for Attentive, 1 of 1 job ended",
        ProgressLine.text(run, morning.ledger().requests()));
  }
}
