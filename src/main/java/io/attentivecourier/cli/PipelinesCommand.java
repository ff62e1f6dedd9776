package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.screen.PipelineLine;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.Table;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows each pipeline: its schedule, when it is due, and its last state. */
@Command(
    name = "pipelines",
    description = "each pipeline: destination, schedule, next due, paused or not, last state",
    footer = {"courier pipelines                   when is what due?"})
final class PipelinesCommand extends HomeCommand {
  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      show(screen, PipelineLine.all(home, settings, ledger, clock));
    }
    return Cli.ExitCodes.OK;
  }

  private static void show(Screen screen, List<PipelineLine> lines) {
    screen.document(lines.stream().map(PipelineLine::document).toList());
    if (lines.isEmpty()) {
      screen.line("there is no pipeline yet; `courier rehearse --keep DIR` leaves examples");
      return;
    }
    Table table =
        new Table(
            Table.TableColumn.text("pipeline"),
            Table.TableColumn.text("to").goes(3),
            Table.TableColumn.text("schedule").goes(1),
            Table.TableColumn.text("next due"),
            Table.TableColumn.text("last state"),
            Table.TableColumn.text("last run").goes(2));
    lines.forEach(line -> table.row(line.cells()));
    screen.table(table);
    lines.stream().flatMap(line -> line.notes()).forEach(screen::line);
  }
}
