package io.attentivecourier.alert;

import io.attentivecourier.pipeline.Retries;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.settings.Alerts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says in one sentence how a run ended, each thing once. */
final class RunSentence {
  private RunSentence() {}

  static String of(RunReport report, Optional<Retries.NextTry> retry) {
    return text(report, state(report), retry);
  }

  /**
   * @param before what the run or its date was
   */
  static String recovered(RunReport report, String before) {
    boolean told = before.equals(Alerts.AlertKind.LATE.name());
    String again = report.state() + " again, after " + before + (told ? "" : late(report));
    return text(report, again, Optional.empty());
  }

  private static String text(RunReport report, String state, Optional<Retries.NextTry> retry) {
    return report.run()
        + " is "
        + state
        + ": "
        + message(report)
        + changes(report)
        + retry.map(next -> ". It is " + next.text()).orElse("")
        + next(report);
  }

  private static String state(RunReport report) {
    String reason = report.reason() == null ? "" : " (" + report.reason() + ")";
    return report.state() + reason + late(report);
  }

  private static String late(RunReport report) {
    return report.late() ? ", after its deadline" : "";
  }

  /** The run's id has named the pipeline. */
  private static String message(RunReport report) {
    String named = report.run().pipeline() + ": ";
    String text = report.message();
    return text.startsWith(named) ? text.substring(named.length()) : text;
  }

  /** What the delivered lists change at the receiver: it removes whoever is not in them. */
  private static String changes(RunReport report) {
    List<SegmentOutcome> delivered =
        report.segments().stream()
            .filter(one -> one.state() == SegmentOutcome.SegmentState.DELIVERED)
            .toList();
    if (delivered.isEmpty()) {
      return "";
    }
    if (delivered.stream().allMatch(one -> one.added() == null)) {
      return lists(delivered) == 1 ? " (first list)" : " (first lists)";
    }
    return " (+%,d −%,d)".formatted(added(delivered), removed(delivered));
  }

  private static long lists(List<SegmentOutcome> delivered) {
    return delivered.stream().map(SegmentOutcome::name).distinct().count();
  }

  private static long added(List<SegmentOutcome> delivered) {
    return delivered.stream()
        .map(SegmentOutcome::added)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  private static long removed(List<SegmentOutcome> delivered) {
    return delivered.stream()
        .map(SegmentOutcome::removed)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  private static String next(RunReport report) {
    return report.reason() == null ? "" : ". Next: " + report.fix();
  }
}
