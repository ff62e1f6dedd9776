package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.run.Moment;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.screen.PausedText;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.Table;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    List<Configured> pipelines = Pipelines.configured(home, settings);
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      PausedText pauses = new PausedText(settings, clock.instant());
      show(
          screen,
          pipelines.stream()
              .map(one -> PipelineLine.of(home, one, ledger, pauses, clock.instant()))
              .map(one -> one.of(settings.alerts(one.name()).owner()))
              .toList());
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

  /**
   * One pipeline as it stands now.
   *
   * @param owner a name or a team, or null
   * @param next when it is due next; empty where it is paused, or started by hand
   */
  private record PipelineLine(
      Configured pipeline,
      String owner,
      String destination,
      Optional<Instant> next,
      Optional<Pause> pause,
      Optional<RunReport> last,
      PausedText pauses,
      Instant now) {

    static PipelineLine of(
        Home home, Configured one, Ledger ledger, PausedText pauses, Instant now) {
      Optional<Pause> pause = pauses.now(ledger.schedules(), one.pipeline());
      Optional<Instant> next =
          one.cron() == null || pause.isPresent()
              ? Optional.empty()
              : FireTimes.of(one.cron(), one.zone()).after(now);
      String destination =
          PipelineText.read(home, one.pipeline()).destination().name().toLowerCase(Locale.ROOT);
      return new PipelineLine(
          one, null, destination, next, pause, ledger.reports().last(one.pipeline()), pauses, now);
    }

    String name() {
      return pipeline.pipeline();
    }

    PipelineLine of(String whose) {
      return new PipelineLine(pipeline, whose, destination, next, pause, last, pauses, now);
    }

    Object[] cells() {
      return new Object[] {
        pipeline.pipeline(),
        destination,
        pipeline.cron() == null ? "by hand" : ScheduleText.of(pipeline.cron(), pipeline.zone()),
        next.map(at -> new Moment(at, pipeline.zone()).fromNow(now))
            .orElse(pause.isPresent() ? "paused" : "-"),
        last.map(run -> run.state().name()).orElse("-"),
        last.map(run -> run.run().toString()).orElse("-"),
      };
    }

    Stream<String> notes() {
      return Stream.concat(
          Stream.ofNullable(owner).map(whose -> "  " + name() + " is owned by " + whose),
          pause.map(one -> "  " + pauses.line(one)).stream());
    }

    Map<String, Object> document() {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", pipeline.pipeline());
      document.put("owner", owner);
      document.put("destination", destination);
      document.put("schedule", pipeline.cron());
      document.put("nextDue", next.map(Instant::toString).orElse(null));
      document.put("paused", pause.isPresent());
      Map<String, Object> why = pause.map(PausedText::document).orElse(Map.of());
      document.put("pausedBy", why.get("pausedBy"));
      document.put("reason", why.get("reason"));
      document.put("lastState", last.map(run -> run.state().name()).orElse(null));
      document.put("lastRun", last.map(run -> run.run().toString()).orElse(null));
      return document;
    }
  }

  /** A Quartz expression in words, where it is of the kind that most are; else as it is written. */
  private static final class ScheduleText {
    /** Second 0 of one minute of one hour, on days of the week or on all. */
    private static final Pattern TIME_OF_DAY =
        Pattern.compile("0 (\\d{1,2}) (\\d{1,2}) (?:\\* \\* \\?|\\? \\* (\\S+))");

    private ScheduleText() {}

    static String of(String cron, ZoneId zone) {
      Matcher form = TIME_OF_DAY.matcher(cron.strip());
      if (!form.matches()) {
        return cron + " " + zone;
      }
      String days = form.group(3) == null || form.group(3).equals("*") ? "daily" : form.group(3);
      int hour = Integer.parseInt(form.group(2));
      return "%s at %02d:%02d %s".formatted(days, hour, Integer.parseInt(form.group(1)), zone);
    }
  }
}
