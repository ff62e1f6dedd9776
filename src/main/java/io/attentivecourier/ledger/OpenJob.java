package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A job that the receiver accepted and whose end is not known.
 *
 * @param first the first line of its request, from 0
 * @param people the number of lines of its request
 */
public record OpenJob(RunId run, String job, long first, int people, Instant acceptedAt) {

  /**
   * The end of a job. Its counts by reason are those of its outcomes.
   *
   * @param status the receiver's word for it
   * @param outcomes of all people of its request, in order of line; none is open
   * @param refusedByReason people by reason, an id of a-z, 0-9 and -
   * @param unconfirmedByReason as above
   */
  public record JobEnd(
      String job,
      String status,
      List<RunReport.PersonOutcome> outcomes,
      Map<String, Long> refusedByReason,
      Map<String, Long> unconfirmedByReason) {
    public JobEnd {
      Objects.requireNonNull(job);
      Objects.requireNonNull(status);
      outcomes = List.copyOf(outcomes);
      refusedByReason = aboveZero(refusedByReason);
      unconfirmedByReason = aboveZero(unconfirmedByReason);
    }

    private static Map<String, Long> aboveZero(Map<String, Long> people) {
      Map<String, Long> some = new TreeMap<>(people);
      some.values().removeIf(count -> count == 0);
      return Collections.unmodifiableMap(some);
    }

    public long applied() {
      return Collections.frequency(outcomes, RunReport.PersonOutcome.APPLIED);
    }

    /** The counts of its people, by the reasons. */
    LineOutcomes.OutcomeCounts counts() {
      return new LineOutcomes.OutcomeCounts(
          applied(), sum(refusedByReason), sum(unconfirmedByReason));
    }

    private static long sum(Map<String, Long> people) {
      return people.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
