package io.attentivecourier.screen;

import io.attentivecourier.known.RejectedFile;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunDetail;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.Amount;
import java.util.List;
import java.util.stream.Collectors;

/** One run whole, as the operator reads it: the run as it ended, then what led there. */
public final class ShowScreen {
  private static final int MOST_FILES = 20;

  private final Screen screen;
  private final TimeNotes notes;

  public ShowScreen(Screen screen, TimeNotes notes) {
    this.screen = screen;
    this.notes = notes;
  }

  public void show(RunRecord run, RunDetail detail, List<RejectedFile.RuleExample> rejected) {
    new RunScreen(screen).show(run);
    stages(run, detail);
    part("rejected", rejected.stream().map(ShowScreen::text).toList());
    part("held by", run.holds().stream().map(ShowScreen::text).toList());
    part("acts", run.acts().stream().map(this::text).toList());
    files(detail);
    jobs(detail);
    screen.line();
    screen.line("times are those of " + notes.zone());
  }

  private void stages(RunRecord run, RunDetail detail) {
    if (run.times().startedAt() == null) {
      return;
    }
    screen.line();
    screen.line("started " + notes.fromNow(run.times().startedAt()));
    Table table =
        new Table(
            Table.TableColumn.text(""),
            Table.TableColumn.text(""),
            Table.TableColumn.number(""),
            Table.TableColumn.number(""));
    for (RunDetail.Stage stage : detail.stages()) {
      table.row(
          stage.name(),
          notes.time(stage.startedAt()),
          Took.of(stage.took()),
          Amount.of(stage.rows()));
    }
    screen.table(table);
  }

  private void part(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      screen.line();
      screen.line(heading);
      lines.forEach(line -> screen.line("  " + line));
    }
  }

  private static String text(RejectedFile.RuleExample rule) {
    String names = rule.segments().isEmpty() ? "" : ": " + String.join(", ", rule.segments());
    String key = rule.firstKey() == null ? "" : ", key " + rule.firstKey();
    String first = rule.firstRow() == null ? "" : "; the first is row " + rule.firstRow() + key;
    return rule.rule() + " " + Amount.of(rule.rows()) + names + first;
  }

  private static String text(Hold hold) {
    return hold.guard() + ": " + hold.message();
  }

  private String text(Act act) {
    return "%s by %s: %s, at %s"
        .formatted(LedgerScreen.id(act), act.who(), act.reason(), notes.fromNow(act.at()));
  }

  private void files(RunDetail detail) {
    List<String> lines =
        detail.files().entrySet().stream()
            .limit(MOST_FILES)
            .map(file -> file.getKey() + ": " + steps(file.getValue()))
            .collect(Collectors.toList());
    int more = detail.files().size() - MOST_FILES;
    if (more > 0) {
      lines.add("and " + Amount.of(more) + " more; `--json` has all");
    }
    part("files", lines);
  }

  private String steps(List<RunDetail.StepTaken> steps) {
    return steps.isEmpty()
        ? "sealed"
        : steps.stream().map(this::text).collect(Collectors.joining(", "));
  }

  private String text(RunDetail.StepTaken step) {
    String reason = step.reason() == null ? "" : " (" + step.reason() + ")";
    return step.step() + " " + notes.time(step.at()) + reason;
  }

  private void jobs(RunDetail detail) {
    part("jobs at Attentive", detail.jobs().stream().limit(MOST_FILES).map(this::text).toList());
    int more = detail.jobs().size() - MOST_FILES;
    if (more > 0) {
      screen.line("  and " + Amount.of(more) + " more; `--json` has all");
    }
  }

  private String text(RunDetail.JobOutcome job) {
    String people = job.job() + ": " + Amount.ofPeople(job.people());
    String accepted = ", accepted " + notes.time(job.acceptedAt());
    return job.endedAt() == null
        ? people + accepted + ", open"
        : people
            + accepted
            + ", %s %s, %s applied"
                .formatted(job.status(), notes.time(job.endedAt()), Amount.of(job.applied()));
  }
}
