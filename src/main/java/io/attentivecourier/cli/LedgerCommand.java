package io.attentivecourier.cli;

import io.attentivecourier.Pipelines;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was due, and what became of it. */
@Command(
    name = "ledger",
    description = "what was due and what became of it, by pipeline and segment")
final class LedgerCommand implements Callable<Integer> {
  private static final Set<RunState> NOT_YET =
      EnumSet.of(RunState.UNCHANGED, RunState.DUE, RunState.RUNNING, RunState.ACCEPTED);

  @Mixin private Options options;

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
  public Integer call() throws Exception {
    Home home = options.home();
    Screen screen = options.screen();
    Settings settings = options.settings(home, screen);
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      List<DayLine> lines = lines(ledger, Pipelines.configured(home, settings), clock, settings);
      Function<DayLine, List<Act>> acts = line -> acts(ledger, line);
      screen.document(
          lines.stream().map(line -> LedgerScreen.document(line, acts.apply(line))).toList());
      new LedgerScreen(screen).show(lines, acts);
      return DayView.worst(lines).exitCode();
    }
  }

  /** What operators did to any of the pipeline's runs of that date. */
  private static List<Act> acts(Ledger ledger, DayLine line) {
    return ledger.runs(line.date()).stream()
        .map(RunReport::run)
        .filter(run -> run.pipeline().equals(line.pipeline()))
        .flatMap(run -> ledger.acts(run).stream())
        .toList();
  }

  private List<DayLine> lines(
      Ledger ledger, List<DayView.Configured> pipelines, Clock clock, Settings settings) {
    LocalDate last = date == null ? LocalDate.now(clock.withZone(settings.zone())) : date;
    List<DayLine> lines = new ArrayList<>();
    for (LocalDate day = last.minusDays(days - 1L); !day.isAfter(last); day = day.plusDays(1)) {
      DayView.of(ledger, day, pipelines, clock.instant()).stream()
          .map(line -> orLate(line, settings, clock))
          .forEach(lines::add);
    }
    return lines;
  }

  /** What is not whole after its deadline is late, unless it is worse already. */
  private static DayLine orLate(DayLine line, Settings settings, Clock clock) {
    boolean late =
        NOT_YET.contains(line.state())
            && line.canBeLate()
            && settings.pipeline(line.pipeline()).isPastDeadline(line.date(), clock.instant());
    return late ? line.in(RunState.LATE) : line;
  }
}
