package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.screen.LedgerDocument;
import io.attentivecourier.screen.LedgerQuestion;
import io.attentivecourier.screen.LedgerScreen;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.TimeNotes;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the runs that were due, and their results. */
@Command(
    name = "ledger",
    description = "what was due and what became of it, by pipeline and segment",
    footer = {
      "courier ledger                      today",
      "courier ledger --days 7             the week"
    })
final class LedgerCommand extends HomeCommand {
  @Parameters(
      paramLabel = "WORD",
      arity = "0..*",
      description = "only these pipelines and segments (default: all)")
  private List<String> words = List.of();

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

  @Option(
      names = "--state",
      paramLabel = "S",
      description = "only what is in this state, like HELD; may be given again")
  private List<String> states = List.of();

  @Option(
      names = "--all",
      description = "every run of the date: also canaries, and those that a later one replaced")
  private boolean all;

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      List<DayView.Configured> pipelines = Pipelines.configured(home, settings);
      TimeNotes notes = new TimeNotes(settings, pipelines, ledger, clock);
      LedgerQuestion question = new LedgerQuestion(date, days, words, states, all);
      return show(screen, notes, question.in(ledger, pipelines, notes));
    }
  }

  private static int show(Screen screen, TimeNotes notes, List<LedgerEntry> entries) {
    LedgerDocument document = new LedgerDocument(notes);
    screen.document(entries.stream().map(document::of).toList());
    new LedgerScreen(screen, notes).show(entries);
    return DayView.worst(entries.stream().map(LedgerEntry::line).toList()).exitCode();
  }
}
