package io.attentivecourier.api;

import io.attentivecourier.ledger.JobEnd;
import io.attentivecourier.run.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of each person of one job, in order of line, with the reason where there is one. */
public final class Results {
  /** Empty: applied. */
  private static final String NONE = "";

  private final Outcome[] outcomes;
  private final String[] reasons;

  private Results(int people) {
    outcomes = new Outcome[people];
    reasons = new String[people];
  }

  public static Results all(int people, Outcome outcome, String reason) {
    Results results = new Results(people);
    Arrays.fill(results.outcomes, outcome);
    Arrays.fill(results.reasons, reason);
    return results;
  }

  public static Results applied(int people) {
    return all(people, Outcome.APPLIED, NONE);
  }

  /** Nobody is known of. */
  public static Results unconfirmed(int people, String reason) {
    return all(people, Outcome.UNCONFIRMED, reason);
  }

  void set(int person, Outcome outcome, String reason) {
    outcomes[person] = outcome;
    reasons[person] = reason;
  }

  Outcome outcome(int person) {
    return outcomes[person];
  }

  /** In order of line. */
  public List<Outcome> outcomes() {
    return List.of(outcomes);
  }

  /** The same in counts, for the ledger. */
  public JobEnd end(String job, String status) {
    return new JobEnd(
        job,
        status,
        outcomes().stream().filter(one -> one == Outcome.APPLIED).count(),
        count(Outcome.REFUSED),
        count(Outcome.UNCONFIRMED));
  }

  private Map<String, Long> count(Outcome outcome) {
    Map<String, Long> byReason = new TreeMap<>();
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == outcome) {
        byReason.merge(reasons[i], 1L, Long::sum);
      }
    }
    return byReason;
  }
}
