package io.attentivecourier.mcp;

import io.attentivecourier.act.RunFault;
import io.attentivecourier.home.Home;
import io.attentivecourier.known.RejectedFile;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.mcp.ToolParameter.Form;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.run.RunId;
import io.attentivecourier.screen.LedgerDocument;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.screen.PipelineLine;
import io.attentivecourier.screen.TimeNotes;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The tools that only read: the answers of the commands of their names. */
public final class ReadingTools {
  private final Home home;
  private final Supplier<Settings> settings;
  private final OpenDocument documents;
  private final Clock clock;

  /**
   * @param settings as they are now: a server lives for days
   */
  public ReadingTools(Home home, Supplier<Settings> settings, OpenDocument documents, Clock clock) {
    this.home = home;
    this.documents = documents;
    this.settings = settings;
    this.clock = clock;
  }

  public List<McpTool> all() {
    return List.of(ledger(), show(), pipelines());
  }

  private McpTool ledger() {
    return new McpTool(
        "ledger",
        "What was due on one or more business dates and what became of it: an entry a pipeline and"
            + " date, with its run's state, reason, rows, and its segments with their rows, added,"
            + " removed and file. Also dates on which nothing ran (MISSED, DUE, PAUSED).",
        true,
        List.of(
            ToolParameter.optional(
                "words", Form.TEXTS, "only these pipelines and segments (default: all)"),
            ToolParameter.optional(
                "date", Form.TEXT, "the business date, like 2026-11-22 (default: today)"),
            ToolParameter.optional(
                "days",
                Form.COUNT,
                "number of business dates up to it, at most " + AskedDates.MOST + " (default: 1)"),
            ToolParameter.optional(
                "states", Form.TEXTS, "only what is in one of these states, like HELD"),
            ToolParameter.optional(
                "all", Form.FLAG, "every run: also canaries, and those that a later one replaced"),
            ToolParameter.fewerSegments()),
        this::ledger);
  }

  private Object ledger(ToolArguments asked) throws Exception {
    Settings now = settings.get();
    try (Ledger ledger = Ledger.open(now.ledgerUrl(), clock)) {
      List<Configured> pipelines = Pipelines.configured(home, now);
      TimeNotes notes = new TimeNotes(now, pipelines, ledger, clock);
      LedgerDocument form = new LedgerDocument(notes);
      WorstSegments worst = asked.worstSegments();
      List<Object> answer = new ArrayList<>();
      new AskedDates(asked)
          .each(
              LocalDate.now(clock.withZone(now.zone())),
              question ->
                  question.in(ledger, pipelines, notes).stream()
                      .map(entry -> worst.document(entry, one -> documents.entry(form, one)))
                      .forEach(answer::add));
      return answer;
    }
  }

  private McpTool show() {
    return new McpTool(
        "show",
        "One run whole: its stages with times, rows, rejected rows by rule, the guards that held it"
            + " with the numbers behind them, acts of people, each file's steps, each job's"
            + " outcome.",
        true,
        List.of(ToolParameter.RUN, ToolParameter.fewerSegments()),
        this::show);
  }

  private Object show(ToolArguments asked) throws Exception {
    RunId run = asked.run();
    try (Ledger ledger = Ledger.open(settings.get().ledgerUrl(), clock)) {
      RunRecord record = RunRecord.of(ledger, RunFault.unlessIn(ledger.reports(), run));
      var rejected = RejectedFile.ofRun(home.rejected(), run).examples(record.report().counts());
      var detail = ledger.reports().detail(run);
      return asked
          .worstSegments()
          .document(record, detail, (one, some) -> documents.show(one, some, rejected));
    }
  }

  private McpTool pipelines() {
    return new McpTool(
        "pipelines",
        "Each pipeline: destination, schedule, when it is due next, paused or not, the state of its"
            + " last run.",
        true,
        List.of(),
        this::pipelines);
  }

  private Object pipelines(ToolArguments none) throws Exception {
    Settings now = settings.get();
    try (Ledger ledger = Ledger.open(now.ledgerUrl(), clock)) {
      return PipelineLine.all(home, now, ledger, clock).stream()
          .map(PipelineLine::document)
          .map(documents::act)
          .toList();
    }
  }
}
