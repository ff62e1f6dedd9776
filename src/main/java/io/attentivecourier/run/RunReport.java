package io.attentivecourier.run;

import java.util.List;

/**
 * What one run did, whole: the source of every screen, document and alert about it.
 *
 * @param reason id of the reason behind a state that is not good, or null
 * @param planned nothing was or will be sent: the verdicts of {@code plan}
 * @param late whole only after its deadline
 * @param users the people of an API run; null for segments and canaries
 */
public record RunReport(
    RunId run,
    RunKind kind,
    RunState state,
    String reason,
    boolean planned,
    boolean late,
    Counts counts,
    List<SegmentOutcome> segments,
    String message,
    Users users) {
  public RunReport {
    segments = List.copyOf(segments);
  }

  /** Of segments or of a canary. */
  public RunReport(
      RunId run,
      RunKind kind,
      RunState state,
      String reason,
      boolean planned,
      boolean late,
      Counts counts,
      List<SegmentOutcome> segments,
      String message) {
    this(run, kind, state, reason, planned, late, counts, segments, message, null);
  }
}
