package io.attentivecourier.api;

import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.run.RunReport;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outcome of each person of one job, in order of line, with the reason if there is one. */
public final class JobResults {
  /** The reason of an applied person: empty. */
  private static final String NONE = "";

  private final RunReport.PersonOutcome[] outcomes;
  private final String[] reasons;

  private JobResults(int people) {
    outcomes = new RunReport.PersonOutcome[people];
    reasons = new String[people];
  }

  public static JobResults all(int people, RunReport.PersonOutcome outcome, String reason) {
    JobResults results = new JobResults(people);
    Arrays.fill(results.outcomes, outcome);
    Arrays.fill(results.reasons, reason);
    return results;
  }

  public static JobResults applied(int people) {
    return all(people, RunReport.PersonOutcome.APPLIED, NONE);
  }

  /** Results in which no person's outcome is known. */
  public static JobResults unconfirmed(int people, String reason) {
    return all(people, RunReport.PersonOutcome.UNCONFIRMED, reason);
  }

  void set(int person, RunReport.PersonOutcome outcome, String reason) {
    outcomes[person] = outcome;
    reasons[person] = reason;
  }

  RunReport.PersonOutcome outcome(int person) {
    return outcomes[person];
  }

  /** The outcomes in order of line. */
  public List<RunReport.PersonOutcome> outcomes() {
    return List.of(outcomes);
  }

  /** The end of the job, for the ledger. */
  public OpenJob.JobEnd end(String job, String status) {
    return new OpenJob.JobEnd(
        job,
        status,
        outcomes(),
        count(RunReport.PersonOutcome.REFUSED),
        count(RunReport.PersonOutcome.UNCONFIRMED));
  }

  private Map<String, Long> count(RunReport.PersonOutcome outcome) {
    Map<String, Long> byReason = new TreeMap<>();
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == outcome) {
        byReason.merge(reasons[i], 1L, Long::sum);
      }
    }
    return byReason;
  }
}
