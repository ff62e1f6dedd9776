package io.attentivecourier.run;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The request that a run begins with: the occasion, and what it sends. */
public sealed interface RunRequest {
  RunRequest RUN = new Run(null);
  RunRequest AGAIN = new Again(null);
  RunRequest PLAN = new Plan(false);
  RunRequest PLAN_WITH_REJECTED = new Plan(true);

  /**
   * Sends what is not at the receiver for this date yet.
   *
   * @param asked who asked for it by page or HTTP API; null for the schedule, and for who typed it
   */
  record Run(Asked asked) implements RunRequest {}

  /**
   * Sends every segment again, over its own file of this date.
   *
   * @param asked as for {@link Run}
   */
  record Again(Asked asked) implements RunRequest {}

  /**
   * Sends nothing, and shows what would be sent.
   *
   * @param keepsRejected true if the rejected rows are written to a file
   */
  record Plan(boolean keepsRejected) implements RunRequest {}

  /**
   * Sends what a guard held, once.
   *
   * @param held the run that an operator looked at
   * @param maxDropPercent the new limit of the drop; null: each guard is lifted up to the value
   *     that it showed
   */
  record Release(RunId held, BigDecimal maxDropPercent) implements RunRequest {}

  /** Sends a few people under a name that no pipeline delivers. */
  record LiveTest(Canary canary) implements RunRequest {}

  /** Sends the kept files of today's newest run again, byte for byte. */
  record Resend(Kept kept) implements RunRequest {}

  /** Sends the lists of an earlier run under the names of today. */
  record Rollback(Kept kept) implements RunRequest {}

  /** Sends the people of an earlier run again to whom the API did not apply it. */
  record Retry(Kept kept) implements RunRequest {}

  /**
   * @param maxDropPercent null: each guard is lifted up to the value that it showed
   */
  static RunRequest release(RunId held, BigDecimal maxDropPercent) {
    return new Release(held, maxDropPercent);
  }

  static RunRequest canary(Canary canary) {
    return new LiveTest(canary);
  }

  static RunRequest resend(Kept kept) {
    return new Resend(kept);
  }

  static RunRequest retry(Kept kept) {
    return new Retry(kept);
  }

  static RunRequest rollback(Kept kept) {
    return new Rollback(kept);
  }

  /** True if nothing is sent. */
  default boolean isPlan() {
    return this instanceof Plan;
  }

  default boolean isRollback() {
    return this instanceof Rollback;
  }

  default boolean isRetry() {
    return this instanceof Retry;
  }

  /** The held run that is released; empty for any other request. */
  default Optional<RunId> releasedRun() {
    return this instanceof Release release ? Optional.of(release.held()) : Optional.empty();
  }

  /** The people and the name of a live test; empty for any other request. */
  default Optional<Canary> liveTest() {
    return this instanceof LiveTest test ? Optional.of(test.canary()) : Optional.empty();
  }

  /** The run whose kept files or people are sent again; empty for any other request. */
  default Optional<Kept> keptRun() {
    if (this instanceof Resend resend) {
      return Optional.of(resend.kept());
    }
    if (this instanceof Rollback rollback) {
      return Optional.of(rollback.kept());
    }
    return this instanceof Retry retry ? Optional.of(retry.kept()) : Optional.empty();
  }

  /** Who asked for a run by name; empty where the ledger has it otherwise, or nobody did. */
  default Optional<Asked> askedRun() {
    if (this instanceof Again again) {
      return Optional.ofNullable(again.asked()).map(asked -> asked.after("again"));
    }
    return this instanceof Run run ? Optional.ofNullable(run.asked()) : Optional.empty();
  }

  /** The kind of such a run of lists in the ledger. */
  default RunKind runKind() {
    return this instanceof LiveTest ? RunKind.CANARY : RunKind.SEGMENTS;
  }

  /**
   * The audience of a live test.
   *
   * @param segment the name that it goes under
   * @param only the people who may be in it, as the file has them; null: the first ones
   * @param rows number of people from the start, by identifier; 0 if {@code only} has the people
   * @param rollCall hears which people of {@code only} are in the result
   */
  record Canary(String segment, Set<String> only, int rows, RollCall rollCall) {

    /** The first people of the result. */
    public static Canary first(String segment, int rows) {
      return new Canary(segment, null, rows, RollCall.UNHEARD);
    }

    /** These people, if they are in the result. */
    public static Canary only(String segment, Set<String> people, RollCall rollCall) {
      return new Canary(segment, people, 0, rollCall);
    }

    /** The text, without the people. */
    @Override
    public String toString() {
      return "canary " + segment;
    }
  }

  /**
   * An operator's word to send again what is kept of a run.
   *
   * @param run whose files they are
   * @param who the operator's name on the machine
   * @param reason in the operator's words; empty where none was asked for
   */
  record Kept(RunId run, String who, String reason) {
    public Kept {
      Objects.requireNonNull(run);
      Objects.requireNonNull(who);
      Objects.requireNonNull(reason);
    }
  }

  /**
   * An operator who asks for something by name, for the ledger.
   *
   * @param reason in the operator's words; empty where none was asked for
   */
  record Asked(String who, String reason) {
    public Asked {
      Objects.requireNonNull(who);
      Objects.requireNonNull(reason);
    }

    /** The same with a word before the reason. */
    Asked after(String word) {
      return new Asked(who, reason.isEmpty() ? word : word + ": " + reason);
    }
  }

  /** Hears which people of a canary's file are in the result. */
  interface RollCall {
    RollCall UNHEARD = new RollCall() {};

    /** Called for a person who is in the result, once for each good row. */
    default void present(String identifier) {}

    /** Called when the result was read to its end: all other people are not in it. */
    default void over() {}
  }
}
