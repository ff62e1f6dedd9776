package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the runs that were due, and their results. */
@Command(
    name = "ledger",
    description = "what was due and what became of it, by pipeline and segment",
    footer = {
      "courier ledger                      today",
      "courier ledger --days 7             the week"
    })
final class LedgerCommand extends HomeCommand {
  @Option(
      names = "--date",
      paramLabel = "D",
      description = "one business date, like 2026-11-22 (default: today)")
  private LocalDate date;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "the last N business dates (default: 1)")
  private int days = 1;

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      List<DayView.Configured> pipelines = Pipelines.configured(home, settings);
      TimeNotes notes = new TimeNotes(settings, pipelines, ledger, clock);
      List<DayLine> lines =
          lines(ledger, pipelines, clock, settings).stream().map(notes::orLate).toList();
      LedgerScreen ledgerScreen = new LedgerScreen(screen, notes);
      Function<DayLine, List<Act>> acts = line -> acts(ledger, line);
      screen.document(
          lines.stream().map(line -> ledgerScreen.document(line, acts.apply(line))).toList());
      ledgerScreen.show(lines, acts);
      return DayView.worst(lines).exitCode();
    }
  }

  /** The acts of operators on any of the pipeline's runs of that date. */
  private static List<Act> acts(Ledger ledger, DayLine line) {
    return ledger.reports().on(line.date()).stream()
        .map(RunReport::run)
        .filter(run -> run.pipeline().equals(line.pipeline()))
        .flatMap(run -> ledger.runs().acts(run).stream())
        .toList();
  }

  private List<DayLine> lines(
      Ledger ledger, List<DayView.Configured> pipelines, Clock clock, Settings settings) {
    LocalDate last = date == null ? LocalDate.now(clock.withZone(settings.zone())) : date;
    List<DayLine> lines = new ArrayList<>();
    for (LocalDate day = last.minusDays(days - 1L); !day.isAfter(last); day = day.plusDays(1)) {
      lines.addAll(DayView.of(ledger, day, pipelines, clock.instant()));
    }
    return lines;
  }
}
