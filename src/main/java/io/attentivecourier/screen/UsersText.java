package io.attentivecourier.screen;

import io.attentivecourier.run.Amount;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An API run's people in words: counts and reasons only. */
public final class UsersText {
  private UsersText() {}

  /** The lines about them; none for a run of segments. */
  public static List<String> lines(RunReport report) {
    List<String> lines = new ArrayList<>();
    if (report.users() != null) {
      lines.add(counts(report.users()));
      if (report.kind() == RunKind.SUBSCRIBERS) {
        addKnown(lines, report.users());
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
          users.cleared() == 1
              ? "1 value is gone from the warehouse and stays at Attentive"
              : Amount.of(users.cleared())
                  + " values are gone from the warehouse and stay at Attentive");
    }
  }

  /**
   * The counts of the people. People for whom no request went out are shown as not sent, whatever
   * the sums of a document count them as.
   */
  static String counts(RunReport.Users users) {
    List<String> parts = new ArrayList<>();
    boolean isAnswered = users.requests() > 0 || users.sent() == 0;
    parts.add(sent(users, isAnswered));
    RunScreen.add(parts, users.unchanged(), Amount.of(users.unchanged()) + " unchanged");
    if (!isAnswered) {
      return String.join(", ", parts) + "; no request was answered";
    }
    RunScreen.add(parts, users.applied(), Amount.of(users.applied()) + " applied");
    RunScreen.add(parts, users.refused(), Amount.of(users.refused()) + " refused");
    RunScreen.add(parts, users.unconfirmed(), Amount.of(users.unconfirmed()) + " unconfirmed");
    String requests = users.requests() == 0 ? "" : "; " + Amount.of(users.requests(), "request");
    return String.join(", ", parts) + requests;
  }

  private static String sent(RunReport.Users users, boolean isAnswered) {
    if (users.sent() == 0) {
      return "nobody sent";
    }
    return Amount.ofPeople(users.sent()) + (isAnswered ? " sent" : " to send");
  }

  private static void addKnown(List<String> lines, RunReport.Users users) {
    List<String> parts = new ArrayList<>();
    RunScreen.add(parts, users.alreadySent(), Amount.of(users.alreadySent()) + " asked before");
    RunScreen.add(
        parts, users.newlyCreated(), Amount.of(users.newlyCreated()) + " newly subscribed");
    RunScreen.add(
        parts,
        users.previouslyCreated(),
        Amount.of(users.previouslyCreated()) + " subscribed before");
    if (!parts.isEmpty()) {
      lines.add(String.join(", ", parts));
    }
  }

  /** Ids with their counts, as rules and reasons are told. */
  public static String by(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(one -> "%s %s".formatted(one.getKey(), Amount.of(one.getValue())))
        .collect(Collectors.joining(", "));
  }

  /** The next step for a state that has no reason of its own; null if there is none. */
  public static String next(RunReport report) {
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
