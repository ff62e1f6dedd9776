package io.attentivecourier.run;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Why a pipeline's query is read, or what is sent in its place.
 *
 * @param released the held run that is let go, or null
 * @param maxDropPercent for a release: in place of the drops that held; null: up to those
 * @param canary for a live test: who is in it; else null
 * @param kept the run whose kept files are sent again; else null
 */
public record Occasion(
    Kind kind, RunId released, BigDecimal maxDropPercent, Canary canary, Kept kept) {

  /** Kinds of occasions. */
  public enum Kind {
    /** What is not at the receiver for this date yet. */
    RUN,
    /** Every segment again, over its own file of this date. */
    AGAIN,
    /** Only to say what would be sent. */
    PLAN,
    /** The same, and the rejected rows are noted. */
    PLAN_WITH_REJECTED,
    /** What a guard held, once. */
    RELEASE,
    /** A live test under a name that no pipeline delivers. */
    CANARY,
    /** The kept files of today's newest run, byte for byte. */
    RESEND,
    /** The lists of an earlier run as today's. */
    ROLLBACK,
    /** The people of an earlier run to whom the API did not apply it. */
    RETRY
  }

  public static final Occasion RUN = new Occasion(Kind.RUN, null, null, null, null);
  public static final Occasion AGAIN = new Occasion(Kind.AGAIN, null, null, null, null);
  public static final Occasion PLAN = new Occasion(Kind.PLAN, null, null, null, null);
  public static final Occasion PLAN_WITH_REJECTED =
      new Occasion(Kind.PLAN_WITH_REJECTED, null, null, null, null);

  public Occasion {
    Objects.requireNonNull(kind);
  }

  /**
   * @param maxDropPercent null: each guard is lifted up to the value that it showed
   */
  public static Occasion release(RunId held, BigDecimal maxDropPercent) {
    return new Occasion(Kind.RELEASE, held, maxDropPercent, null, null);
  }

  public static Occasion canary(Canary canary) {
    return new Occasion(Kind.CANARY, null, null, canary, null);
  }

  /** The kept files again, under their names. */
  public static Occasion resend(Kept kept) {
    return new Occasion(Kind.RESEND, null, null, null, kept);
  }

  /** The kept people again, whom the API did not apply the run to. */
  public static Occasion retry(Kept kept) {
    return new Occasion(Kind.RETRY, null, null, null, kept);
  }

  /** The kept lists again, under the names of today. */
  public static Occasion rollback(Kept kept) {
    return new Occasion(Kind.ROLLBACK, null, null, null, kept);
  }

  /** Whether nothing of it is sent. */
  public boolean isPlan() {
    return is(Kind.PLAN) || is(Kind.PLAN_WITH_REJECTED);
  }

  public boolean is(Kind kind) {
    return this.kind == kind;
  }

  /** What the ledger calls such a run. */
  public RunKind runKind() {
    return is(Kind.CANARY) ? RunKind.CANARY : RunKind.SEGMENTS;
  }
}
