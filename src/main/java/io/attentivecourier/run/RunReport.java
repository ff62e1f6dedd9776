package io.attentivecourier.run;

import java.util.List;

/**
 * What one run did, whole: the source of every screen, document and alert about it.
 *
 * @param reason id of the reason behind a state that is not good, or null
 * @param planned nothing was or will be sent: the verdicts of {@code plan}
 * @param late whole only after its deadline
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
    String message) {
  public RunReport {
    segments = List.copyOf(segments);
  }
}
