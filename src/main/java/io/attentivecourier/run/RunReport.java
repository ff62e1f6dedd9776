package io.attentivecourier.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The complete result of one run: the source of every screen, document and alert about it.
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

  /** The report of segments or of a canary. */
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

  /** What to do about its reason, with its own names in it, to be pasted; null without a reason. */
  public String fix() {
    return reason == null ? null : Reason.of(reason).fix(run, segmentOfReason());
  }

  private String segmentOfReason() {
    return segments.stream()
        .filter(one -> reason.equals(one.reason()))
        .map(SegmentOutcome::name)
        .findFirst()
        .orElse(null);
  }

  /** The same report of some of its segments. */
  public RunReport of(List<SegmentOutcome> some) {
    return new RunReport(run, kind, state, reason, planned, late, counts, some, message, users);
  }

  /**
   * The rows of a run. Always {@code read = rejected + duplicates + valid}.
   *
   * @param rejectedByRule rows by rule id, only entries above 0, in order of the id
   */
  public record Counts(long read, long duplicates, Map<String, Long> rejectedByRule) {
    public static final Counts NONE = new Counts(0, 0, Map.of());

    public Counts {
      rejectedByRule = Collections.unmodifiableSortedMap(new TreeMap<>(rejectedByRule));
    }

    public long rejected() {
      return rejectedByRule.values().stream().mapToLong(Long::longValue).sum();
    }

    public long valid() {
      return read - rejected() - duplicates;
    }
  }

  /**
   * The people of an API run. Always {@code sent = applied + refused + unconfirmed}: a person
   * without an answer yet is unconfirmed.
   *
   * @param sent sealed to be sent
   * @param unchanged not sent, as the receiver has these very values
   * @param alreadySent not sent, as a person is signed up at most once ever
   * @param cleared values that are gone from the warehouse and stay at the receiver
   * @param newlyCreated of the applied, those whose subscription is new
   * @param previouslyCreated of the applied, those who were subscribed before
   * @param requests requests that were answered
   * @param refusedByReason people by reason, only entries above 0, in order of the id
   */
  public record Users(
      long sent,
      long unchanged,
      long alreadySent,
      long applied,
      long refused,
      long unconfirmed,
      long cleared,
      long newlyCreated,
      long previouslyCreated,
      long requests,
      Map<String, Long> refusedByReason) {
    public static final Users NONE = new Users(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());

    /**
     * @throws IllegalArgumentException where the sum does not hold
     */
    public Users {
      if (sent != applied + refused + unconfirmed) {
        throw new IllegalArgumentException(
            "%d sent, but %d applied, %d refused and %d unconfirmed"
                .formatted(sent, applied, refused, unconfirmed));
      }
      refusedByReason = Collections.unmodifiableSortedMap(new TreeMap<>(refusedByReason));
    }
  }

  /** The outcome of one person of an API run. */
  public enum PersonOutcome {
    /** Sent or to be sent, and not heard of yet. */
    OPEN,
    APPLIED,
    REFUSED,
    /** Unknown: the receiver accepted the request and does not say more, or its answer was lost. */
    UNCONFIRMED
  }
}
