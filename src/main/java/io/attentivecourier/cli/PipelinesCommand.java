package io.attentivecourier.cli;

import io.attentivecourier.Pipelines;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What runs here by itself, when, and how it stands. */
@Command(
    name = "pipelines",
    description = "each pipeline: destination, schedule, next due, paused or not, last state")
final class PipelinesCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Override
  public Integer call() throws Exception {
    Home home = options.home();
    Screen screen = options.screen();
    Settings settings = options.settings(home, screen);
    Clock clock = Clock.systemUTC();
    List<Configured> pipelines = Pipelines.configured(home, settings);
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      PausedText pauses = new PausedText(settings, clock.instant());
      show(
          screen,
          pipelines.stream()
              .map(one -> PipelineLine.of(home, one, ledger, pauses, clock.instant()))
              .toList());
    }
    return ExitCodes.OK;
  }

  private static void show(Screen screen, List<PipelineLine> lines) {
    screen.document(lines.stream().map(PipelineLine::document).toList());
    if (lines.isEmpty()) {
      screen.line("there is no pipeline yet; `courier rehearse --keep DIR` leaves examples");
      return;
    }
    Screen.Table table = new Screen.Table("llllll");
    table.row("pipeline", "to", "schedule", "next due", "last state", "last run");
    lines.forEach(line -> table.row(line.cells()));
    screen.table(table);
    lines.stream().flatMap(line -> line.note().stream()).forEach(screen::line);
  }
}
