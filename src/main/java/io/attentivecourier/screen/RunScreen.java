package io.attentivecourier.screen;

import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A run as the operator reads it: what was read, what went where, and what to do next. */
public final class RunScreen {
  private static final int PROOF_DIGITS = 12;

  private final Screen screen;
  private final Path rejected;
  private final boolean isLive;

  private RunScreen(Screen screen, Path rejected, boolean isLive) {
    this.screen = screen;
    this.rejected = rejected;
    this.isLive = isLive;
  }

  /** A run against Attentive. */
  public RunScreen(Screen screen) {
    this(screen, null, true);
  }

  /**
   * A plan.
   *
   * @param rejected where it has noted its rejected rows; null where it was not to
   */
  public static RunScreen ofPlan(Screen screen, Path rejected) {
    return new RunScreen(screen, rejected, false);
  }

  /** A run against the stand-in, which reads a file at once. */
  public static RunScreen ofRehearsal(Screen screen) {
    return new RunScreen(screen, null, false);
  }

  public void show(RunRecord run) {
    Screen said = screen.about(run.report().state());
    headline(said, run);
    counts(said, run);
    UsersText.lines(run.report()).forEach(line -> said.line("  " + line));
    segments(said, run);
    cadence(said, run.report());
    next(said, run);
  }

  private static void headline(Screen said, RunRecord run) {
    RunReport report = run.report();
    String state = report.planned() ? "PLAN" : report.state().name();
    String coloured = said.in(Colour.of(report.state()), state);
    String[] parts = String.valueOf(SignUpWarning.message(run)).split("; ");
    said.line("%s  %s  %s".formatted(report.run(), coloured, parts[0]));
    Arrays.stream(parts).skip(1).forEach(part -> said.line("  " + part));
  }

  private void counts(Screen said, RunRecord run) {
    RunReport.Counts counts = run.report().counts();
    String took = run.times().took().map(time -> "; took " + Took.of(time)).orElse("");
    said.line("  " + counts(counts) + took);
    if (!counts.rejectedByRule().isEmpty()) {
      String where = rejected == null ? "" : ", noted in " + rejected;
      said.line("  rejected: " + UsersText.by(counts.rejectedByRule()) + where);
    }
  }

  /** The rows that were read, and what became of them; what there is none of is not told. */
  public static String counts(RunReport.Counts counts) {
    List<String> parts = new ArrayList<>();
    parts.add(counts.read() == 0 ? "no rows read" : Amount.of(counts.read(), "row") + " read");
    add(parts, counts.rejected(), Amount.of(counts.rejected()) + " rejected");
    add(parts, counts.duplicates(), Amount.of(counts.duplicates(), "duplicate"));
    add(parts, counts.valid(), Amount.of(counts.valid()) + " valid");
    return String.join(", ", parts);
  }

  /** What there is none of is not told. */
  static void add(List<String> parts, long count, String text) {
    if (count > 0) {
      parts.add(text);
    }
  }

  private static void segments(Screen said, RunRecord run) {
    if (run.report().segments().isEmpty()) {
      return;
    }
    Table table =
        new Table(
            Table.TableColumn.text("segment"),
            Table.TableColumn.number("rows").goes(1),
            Table.TableColumn.number("change").goes(2),
            Table.TableColumn.text("file").goes(3),
            Table.TableColumn.number("bytes").goes(4),
            Table.TableColumn.text("sha-256").goes(5),
            Table.TableColumn.text("state"));
    run.report().segments().forEach(segment -> table.row(cells(run, segment)));
    said.table(table);
  }

  private static Object[] cells(RunRecord run, SegmentOutcome segment) {
    String reason = segment.reason() == null ? "" : " " + segment.reason();
    return new Object[] {
      segment.name(),
      Amount.of(segment.rows()),
      change(run, segment),
      segment.file(),
      segment.bytes() == null ? null : Amount.of(segment.bytes()),
      segment.sha256() == null ? null : segment.sha256().substring(0, PROOF_DIGITS),
      Colour.of(segment.state()).cell(segment.state() + reason)
    };
  }

  /** Who comes and who goes, against the list that the receiver has. */
  static String change(RunRecord run, SegmentOutcome segment) {
    if (segment.added() == null) {
      return run.isFirst(segment) && segment.rows() > 0 ? "first list" : null;
    }
    List<String> parts = new ArrayList<>();
    add(parts, segment.added(), "+" + Amount.of(segment.added()));
    add(parts, segment.removed(), "−" + Amount.of(segment.removed()));
    return parts.isEmpty() ? "same" : String.join(" ", parts);
  }

  /** A file is at Attentive at once, and its list only when Attentive has read it. */
  private void cadence(Screen said, RunReport report) {
    boolean any = report.segments().stream().anyMatch(RunScreen::isDelivered);
    if (isLive && any) {
      said.line("  " + CADENCE);
    }
  }

  public static final String CADENCE =
      "Attentive reads files once in 24 hours; look there for the segment by its name then";

  static boolean isDelivered(SegmentOutcome segment) {
    return segment.state() == SegmentOutcome.SegmentState.DELIVERED;
  }

  private void next(Screen said, RunRecord run) {
    RunReport report = run.report();
    if (report.reason() != null) {
      Reason reason = Reason.of(report.reason());
      said.line("  " + reason.id() + ": " + reason.what());
      SignUpWarning.lines(run).forEach(line -> said.line("  " + line));
      said.line("  next: " + (report.planned() ? planAdvice(report, reason) : report.fix()));
    } else if (report.state() == RunState.BUSY) {
      said.line("  next: wait for it; `courier ledger` shows how it ends");
    } else if (UsersText.next(report) != null) {
      said.line("  next: " + UsersText.next(report));
    }
  }

  /** A plan has no run to release, and wrote no rejected rows unless it was to. */
  private String planAdvice(RunReport report, Reason reason) {
    String name = report.run().pipeline();
    if (report.state() != RunState.HELD) {
      return report.fix();
    }
    if (rejected != null) {
      return "see " + rejected + " and fix the query, or run it and release it";
    }
    return report.counts().rejectedByRule().isEmpty()
        ? "look at the query; `courier run " + name + "` would be held, and can be released then"
        : "`courier plan "
            + name
            + " --rejected` notes the rejected rows; fix the query, or run it and release it";
  }
}
