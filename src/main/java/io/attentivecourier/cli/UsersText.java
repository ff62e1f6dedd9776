package io.attentivecourier.cli;

import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An API run's people in words: counts and reasons only. */
final class UsersText {
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

  private static void addRest(List<String> lines, Users users) {
    if (!users.refusedByReason().isEmpty()) {
      lines.add("refused: " + by(users.refusedByReason()));
    }
    if (users.cleared() > 0) {
      lines.add(
          number(users.cleared()) + " values are gone from the warehouse and stay at Attentive");
    }
  }

  /** Whom nobody was asked to take was not sent, whatever the sums of a document count them as. */
  static String counts(Users users) {
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

  private static String created(Users users) {
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

  /** What to do about a state that has no reason of its own; null where there is nothing. */
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
