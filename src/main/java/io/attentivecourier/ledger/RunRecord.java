package io.attentivecourier.ledger;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.util.List;
import java.util.Set;

/**
 * A run as the ledger tells it: its report, and what screens and documents add to it.
 *
 * @param times {@link RunTimes#NONE} of a run that this ledger does not have
 * @param holds the guards that held it or a segment of it
 * @param acts of operators on this run, in order
 * @param listsBefore the segments that had a list at the receiver before this run; empty where each
 *     list of the run was compared with one
 */
public record RunRecord(
    RunReport report, RunTimes times, List<Hold> holds, List<Act> acts, Set<String> listsBefore) {
  public RunRecord {
    holds = List.copyOf(holds);
    acts = List.copyOf(acts);
    listsBefore = Set.copyOf(listsBefore);
  }

  public static RunRecord of(Ledger ledger, RunReport report) {
    return new RunRecord(
        report,
        ledger.reports().times(report.run()).orElse(RunTimes.NONE),
        ledger.runs().holds(report.run()),
        ledger.runs().acts(report.run()),
        listsBefore(ledger, report));
  }

  /** Asked only where a list was compared with nothing: a ledger may have many. */
  private static Set<String> listsBefore(Ledger ledger, RunReport report) {
    boolean isAsked = report.segments().stream().anyMatch(segment -> segment.added() == null);
    return isAsked ? ledger.deliveries().listsBefore(report.run()) : Set.of();
  }

  /**
   * A plan, which the ledger does not know.
   *
   * @param times of the process that planned
   */
  public static RunRecord ofPlan(Ledger ledger, RunReport plan, RunTimes times) {
    return new RunRecord(plan, times, List.of(), List.of(), listsBefore(ledger, plan));
  }

  /** The same run with another report of it. */
  public RunRecord with(RunReport other) {
    return new RunRecord(other, times, holds, acts, listsBefore);
  }

  /**
   * True if the receiver had no list of that segment, so that there was nothing to compare with.
   */
  public boolean isFirst(SegmentOutcome segment) {
    return segment.added() == null && !listsBefore.contains(segment.name());
  }
}
