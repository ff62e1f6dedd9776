package io.attentivecourier.cli;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as the operator reads it: what was read, what went where, and what to do next. */
final class RunScreen {
  private static final int PROOF_DIGITS = 12;

  private final Screen screen;
  private final Path rejected;

  RunScreen(Screen screen) {
    this(screen, null);
  }

  /**
   * @param rejected where a plan has noted its rejected rows; null where it was not to
   */
  RunScreen(Screen screen, Path rejected) {
    this.screen = screen;
    this.rejected = rejected;
  }

  void show(RunReport report) {
    screen.line("%s  %s".formatted(report.run(), verdict(report)));
    screen.line("  " + counts(report.counts()));
    if (!report.counts().rejectedByRule().isEmpty()) {
      String where = rejected == null ? "" : ", noted in " + rejected;
      screen.line("  rejected: " + UsersText.by(report.counts().rejectedByRule()) + where);
    }
    UsersText.lines(report).forEach(line -> screen.line("  " + line));
    segments(report);
    next(report);
  }

  private static String verdict(RunReport report) {
    String state = report.planned() ? "PLAN" : report.state().name();
    return state + "  " + report.message();
  }

  static String counts(RunReport.Counts counts) {
    return String.format(
        Locale.ROOT,
        "%,d rows read, %,d rejected, %,d duplicates, %,d valid",
        counts.read(),
        counts.rejected(),
        counts.duplicates(),
        counts.valid());
  }

  private void segments(RunReport report) {
    if (report.segments().isEmpty()) {
      return;
    }
    Screen.Table table = new Screen.Table("lrlrll");
    table.row("segment", "rows", "file", "bytes", "sha-256", "state");
    report.segments().forEach(segment -> table.row(cells(segment)));
    screen.table(table);
  }

  private static Object[] cells(SegmentOutcome segment) {
    return new Object[] {
      segment.name(),
      number(segment.rows()),
      segment.file() == null ? "-" : segment.file(),
      segment.bytes() == null ? "-" : number(segment.bytes()),
      segment.sha256() == null ? "-" : segment.sha256().substring(0, PROOF_DIGITS),
      segment.state() + (segment.reason() == null ? "" : " " + segment.reason())
    };
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A plan has no run to release, and wrote no rejected rows unless it was to. */
  private String planAdvice(RunReport report, Reason reason) {
    String name = report.run().pipeline();
    if (report.state() != RunState.HELD) {
      return reason.fix();
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

  private void next(RunReport report) {
    if (report.reason() != null) {
      Reason reason = Reason.of(report.reason());
      screen.line("  " + reason.id() + ": " + reason.what());
      screen.line("  next: " + (report.planned() ? planAdvice(report, reason) : reason.fix()));
    } else if (report.state() == RunState.BUSY) {
      screen.line("  next: wait for it; `courier ledger` shows how it ends");
    } else if (UsersText.next(report) != null) {
      screen.line("  next: " + UsersText.next(report));
    }
  }

  /** An API run's people in words: counts and reasons only. */
  static final class UsersText {
    private UsersText() {}

    /** The lines about them; none for a run of segments. */
    static List<String> lines(RunReport report) {
      List<String> lines = new ArrayList<>();
      if (report.users() != null) {
        lines.add(counts(report.users()));
        if (report.kind() == RunKind.SUBSCRIBERS) {
          lines.add(created(report.users()));
        }
        addRest(lines, report.users());
      }
      return lines;
    }

    private static void addRest(List<String> lines, RunReport.Users users) {
      if (!users.refusedByReason().isEmpty()) {
        lines.add("refused: " + by(users.refusedByReason()));
      }
      if (users.cleared() > 0) {
        lines.add(
            number(users.cleared()) + " values are gone from the warehouse and stay at Attentive");
      }
    }

    /**
     * The counts of the people. People for whom no request went out are shown as not sent, whatever
     * the sums of a document count them as.
     */
    static String counts(RunReport.Users users) {
      if (users.requests() == 0 && users.sent() > 0) {
        return "%s people to send, %s unchanged; no request was answered"
            .formatted(number(users.sent()), number(users.unchanged()));
      }
      return String.format(
          Locale.ROOT,
          "%,d people sent, %,d unchanged, %,d applied, %,d refused, %,d unconfirmed; %,d requests",
          users.sent(),
          users.unchanged(),
          users.applied(),
          users.refused(),
          users.unconfirmed(),
          users.requests());
    }

    private static String created(RunReport.Users users) {
      return String.format(
          Locale.ROOT,
          "%,d were sent before, %,d newly created, %,d subscribed before",
          users.alreadySent(),
          users.newlyCreated(),
          users.previouslyCreated());
    }

    /** Ids with their counts, as rules and reasons are told. */
    static String by(Map<String, Long> counts) {
      return counts.entrySet().stream()
          .map(one -> "%s %s".formatted(one.getKey(), number(one.getValue())))
          .collect(Collectors.joining(", "));
    }

    private static String number(long number) {
      return String.format(Locale.ROOT, "%,d", number);
    }

    /** The next step for a state that has no reason of its own; null if there is none. */
    static String next(RunReport report) {
      if (report.state() == RunState.ACCEPTED) {
        return "nothing: `courier serve` follows it, or the next `courier run` of an API pipeline";
      }
      if (report.state() != RunState.PARTIAL || !report.kind().isApi()) {
        return null;
      }
      return report.kind() == RunKind.ATTRIBUTES
          ? "look at the reasons, then `courier retry " + report.run() + "`"
          : "look at the reasons; nobody is signed up a second time";
    }
  }
}
