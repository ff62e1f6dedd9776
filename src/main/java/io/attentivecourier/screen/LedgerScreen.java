package io.attentivecourier.screen;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.LedgerEntry.LedgerRow;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The ledger as the operator reads it: a row a segment, the worst first; below it what there is to
 * say of each run, in one place.
 */
public final class LedgerScreen {
  private final Screen screen;
  private final TimeNotes notes;

  public LedgerScreen(Screen screen, TimeNotes notes) {
    this.screen = screen;
    this.notes = notes;
  }

  public void show(List<LedgerEntry> entries) {
    List<LedgerEntry> sorted = worstFirst(entries).stream().filter(this::isTold).toList();
    table(sorted);
    sorted.forEach(this::about);
    if (!entries.isEmpty()) {
      screen.line();
      screen.line("times are those of " + notes.zone());
    }
  }

  /** The same below the runs themselves, which have told of their people. */
  public void showBelowRuns(List<LedgerEntry> entries) {
    table(worstFirst(entries));
  }

  /** With {@code -q} only what is wrong. */
  private boolean isTold(LedgerEntry entry) {
    return !screen.isQuiet() || badness(entry) != RunState.WHOLE;
  }

  private static List<LedgerEntry> worstFirst(List<LedgerEntry> entries) {
    return entries.stream().sorted(Comparator.comparing(LedgerScreen::badness).reversed()).toList();
  }

  private static RunState badness(LedgerEntry entry) {
    RunState worst = RunState.worst(entry.rows().stream().map(LedgerRow::weight).toList());
    return worst.exitCode() == 0 ? RunState.WHOLE : worst;
  }

  private void table(List<LedgerEntry> entries) {
    if (entries.isEmpty()) {
      screen.line("nothing was due and nothing ran; `courier run PIPELINE` runs one now");
      return;
    }
    Table table =
        new Table(
            Table.TableColumn.text("run"),
            Table.TableColumn.text("segment"),
            Table.TableColumn.number("rows").goes(1),
            Table.TableColumn.number("change").goes(2),
            Table.TableColumn.text("state"),
            Table.TableColumn.text("started").goes(5),
            Table.TableColumn.number("took").goes(6),
            Table.TableColumn.text("delivered").goes(3),
            Table.TableColumn.text("file").goes(4));
    entries.stream().flatMap(one -> one.rows().stream()).forEach(row -> table.row(cells(row)));
    RunState worst = RunState.worst(entries.stream().map(LedgerScreen::badness).toList());
    screen.about(worst).table(table);
  }

  private Object[] cells(LedgerRow row) {
    return new Object[] {
      row.id(),
      row.segment() == null ? null : row.segment().name(),
      rows(row),
      row.segment() == null ? null : RunScreen.change(row.run(), row.segment()),
      state(row),
      row.startedAt().map(notes::time).orElse(null),
      row.took().map(Took::of).orElse(null),
      row.deliveredAt().map(notes::fromNow).orElse(null),
      row.segment() == null ? null : row.segment().file()
    };
  }

  /** An API run has people in place of a list's rows. */
  private static String rows(LedgerRow row) {
    if (row.segment() != null) {
      return Amount.of(row.segment().rows());
    }
    return row.run() == null || row.run().report().users() == null
        ? null
        : Amount.of(row.run().report().users().sent());
  }

  private Table.TableCell state(LedgerRow row) {
    if (row.segment() != null) {
      String reason = row.segment().reason() == null ? "" : " " + row.segment().reason();
      return Colour.of(row.segment().state()).cell(row.segment().state() + reason);
    }
    return Colour.of(row.line().state()).cell(row.line().state() + why(row));
  }

  private String why(LedgerRow row) {
    if (row.run() == null) {
      return row.line().due() == null ? "" : " at " + notes.fromNow(row.line().due());
    }
    return row.run().report().reason() == null ? "" : " " + row.run().report().reason();
  }

  /** All that there is to say of one pipeline and date; nothing where the row says it all. */
  private void about(LedgerEntry entry) {
    List<String> lines = new ArrayList<>();
    if (entry.line().report() != null) {
      addRun(lines, entry);
    }
    addTimes(lines, entry.line());
    if (!lines.isEmpty()) {
      Screen said = screen.about(badness(entry));
      said.line();
      said.line(heading(entry));
      lines.forEach(line -> said.line("  " + line));
    }
  }

  private String heading(LedgerEntry entry) {
    DayLine line = entry.line();
    String id =
        entry.newest().map(run -> run.report().run().toString()).orElse(entry.rows().get(0).id());
    return id + "  " + screen.in(Colour.of(line.state()), line.state().name());
  }

  private void addRun(List<String> lines, LedgerEntry entry) {
    RunReport report = entry.line().report();
    if (report.reason() != null) {
      lines.add(SignUpWarning.message(entry.newest().orElseThrow()));
    }
    lines.addAll(UsersText.lines(report));
    entry.acts().forEach(act -> lines.add(text(act)));
    if (entry.rows().stream().anyMatch(LedgerRow::isFirstList)) {
      lines.add(RunScreen.CADENCE);
    }
    lines.addAll(SignUpWarning.lines(entry.newest().orElseThrow()));
    next(report).ifPresent(next -> lines.add("next: " + next));
  }

  private static Optional<String> next(RunReport report) {
    return report.reason() == null
        ? Optional.ofNullable(UsersText.next(report))
        : Optional.of(report.fix());
  }

  private String text(Act act) {
    return "%s: %s by %s: %s, at %s"
        .formatted(act.run(), id(act), act.who(), act.reason(), notes.fromNow(act.at()));
  }

  static String id(Act act) {
    return act.kind().name().toLowerCase(Locale.ROOT);
  }

  /** The table has a row a segment, and none of them is late: the date is. */
  private void addTimes(List<String> lines, DayLine line) {
    if (notes.isLate(line)) {
      lines.add("is LATE: courier.deadline has passed and it is not whole");
    } else if (line.report() != null && line.report().late()) {
      lines.add("is whole, but was so only after courier.deadline");
    }
    if (line.state() == RunState.MISSED) {
      lines.add("next: `courier run " + line.pipeline() + "`");
    }
    notes.retry(line).map(TimeNotes::text).ifPresent(lines::add);
    notes.pause(line).map(notes::text).ifPresent(lines::add);
  }
}
