package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.time.Instant;
import java.util.Collections;
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
   * The end of a job. Its counts add up to all people of its request.
   *
   * @param status the receiver's word for it
   * @param refusedByReason people by reason, an id of a-z, 0-9 and -
   * @param unconfirmedByReason as above
   */
  public record JobEnd(
      String job,
      String status,
      long applied,
      Map<String, Long> refusedByReason,
      Map<String, Long> unconfirmedByReason) {
    public JobEnd {
      Objects.requireNonNull(job);
      Objects.requireNonNull(status);
      refusedByReason = aboveZero(refusedByReason);
      unconfirmedByReason = aboveZero(unconfirmedByReason);
    }

    private static Map<String, Long> aboveZero(Map<String, Long> people) {
      Map<String, Long> some = new TreeMap<>(people);
      some.values().removeIf(count -> count == 0);
      return Collections.unmodifiableMap(some);
    }

    /** The number of all people that this end counts. */
    public long people() {
      return applied + sum(refusedByReason) + sum(unconfirmedByReason);
    }

    private static long sum(Map<String, Long> people) {
      return people.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
