package io.attentivecourier.cli;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.SegmentOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The ledger as the operator reads it: a line a pipeline and segment. */
final class LedgerScreen {
  private final Screen screen;
  private final TimeNotes notes;

  LedgerScreen(Screen screen, TimeNotes notes) {
    this.screen = screen;
    this.notes = notes;
  }

  void show(List<DayLine> lines, Function<DayLine, List<Act>> acts) {
    table(lines);
    lines.forEach(line -> acts.apply(line).forEach(this::act));
    lines.forEach(this::users);
    ends(lines);
  }

  /** The same below the runs themselves, which have told of their people. */
  void showBelowRuns(List<DayLine> lines) {
    table(lines);
    ends(lines);
  }

  private void table(List<DayLine> lines) {
    if (lines.isEmpty()) {
      screen.line("nothing was due and nothing ran; `courier run PIPELINE` runs one now");
      return;
    }
    Screen.Table table = new Screen.Table("lllrll");
    table.row("date", "pipeline", "segment", "rows", "state", "file or reason");
    lines.forEach(line -> add(table, line));
    screen.table(table);
  }

  private void ends(List<DayLine> lines) {
    lines.forEach(this::late);
    lines.forEach(this::next);
    lines.forEach(this::retry);
    lines.stream()
        .flatMap(line -> notes.pause(line).stream())
        .distinct()
        .forEach(pause -> screen.line("  " + notes.text(pause)));
  }

  private void users(DayLine line) {
    if (line.report() != null) {
      RunScreen.UsersText.lines(line.report())
          .forEach(text -> screen.line("  %s: %s".formatted(line.report().run(), text)));
    }
  }

  private void act(Act act) {
    screen.line("  %s: %s by %s: %s".formatted(act.run(), id(act), act.who(), act.reason()));
  }

  private static String id(Act act) {
    return act.kind().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> document(Act act) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", id(act));
    document.put("run", act.run().toString());
    document.put("who", act.who());
    document.put("reason", act.reason());
    return document;
  }

  private void add(Screen.Table table, DayLine line) {
    List<SegmentOutcome> segments = line.report() == null ? List.of() : line.report().segments();
    if (segments.isEmpty()) {
      table.row(line.date(), line.pipeline(), "", people(line), line.state(), about(line));
    }
    segments.forEach(segment -> add(table, line, segment));
  }

  private static void add(Screen.Table table, DayLine line, SegmentOutcome segment) {
    table.row(
        line.date(),
        line.pipeline(),
        segment.name(),
        String.format(Locale.ROOT, "%,d", segment.rows()),
        segment.state(),
        about(segment));
  }

  /** An API run has people in place of a list's rows. */
  private static String people(DayLine line) {
    return line.report() == null || line.report().users() == null
        ? ""
        : String.format(Locale.ROOT, "%,d", line.report().users().sent());
  }

  private static String about(SegmentOutcome segment) {
    String file = segment.file() == null ? "" : segment.file();
    return segment.reason() == null ? file : (segment.reason() + " " + file).strip();
  }

  private String about(DayLine line) {
    if (line.report() != null) {
      return line.report().reason() == null ? "" : line.report().reason();
    }
    return line.due() == null ? "" : notes.due(line);
  }

  /** The table has a line a segment, and none of them is late: the date is. */
  private void late(DayLine line) {
    String date = "  " + line.pipeline() + " of " + line.date();
    if (notes.isLate(line)) {
      screen.line(date + " is LATE: courier.deadline has passed and it is not whole");
    } else if (line.report() != null && line.report().late()) {
      screen.line(date + " is whole, but was so only after courier.deadline");
    }
  }

  private void retry(DayLine line) {
    notes
        .retry(line)
        .map(TimeNotes::text)
        .ifPresent(told -> screen.line("  %s: %s".formatted(line.report().run(), told)));
  }

  private void next(DayLine line) {
    if (line.report() != null && line.report().reason() != null) {
      Reason reason = Reason.of(line.report().reason());
      screen.line("  %s: %s".formatted(line.report().run(), line.report().message()));
      screen.line("    next: " + reason.fix());
    } else if (line.report() != null && RunScreen.UsersText.next(line.report()) != null) {
      String next = RunScreen.UsersText.next(line.report());
      screen.line("  %s: next: %s".formatted(line.report().run(), next));
    }
  }

  /** The document of one pipeline and date; {@code acts} only where somebody acted. */
  Map<String, Object> document(DayLine line, List<Act> acts) {
    Map<String, Object> document = document(line);
    if (notes.isLate(line)) {
      document.put("late", true);
    }
    notes.retry(line).ifPresent(retry -> document.put("retry", TimeNotes.document(retry)));
    notes.pause(line).ifPresent(pause -> document.put("paused", PausedText.document(pause)));
    if (!acts.isEmpty()) {
      document.put("acts", acts.stream().map(LedgerScreen::document).toList());
    }
    return document;
  }

  private static Map<String, Object> document(DayLine line) {
    if (line.report() != null) {
      Map<String, Object> document = Json.of(line.report());
      document.put("state", line.state().name());
      return document;
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", null);
    document.put("pipeline", line.pipeline());
    document.put("date", line.date().toString());
    document.put("state", line.state().name());
    document.put("due", line.due() == null ? null : line.due().toString());
    return document;
  }
}
