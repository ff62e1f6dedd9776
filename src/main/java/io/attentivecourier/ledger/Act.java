package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

/**
 * An act of an operator on a run or a segment.
 *
 * @param run the run it was done to; null for an act on a segment
 * @param segment the segment it was done to; null for an act on a run
 * @param who the operator's name on the machine
 * @param reason in the operator's words
 * @param at when the ledger noted it; null before
 */
public record Act(Kind kind, RunId run, String segment, String who, String reason, Instant at) {

  /** A kind of act on a run or a segment. */
  public enum Kind {
    /** Asked for a run of today, by page or HTTP API. */
    RUN,
    RELEASE,
    RESEND,
    ROLLBACK,
    RETRY,
    RETIRE
  }

  /** An act that the ledger has not noted yet. */
  public Act(Kind kind, RunId run, String segment, String who, String reason) {
    this(kind, run, segment, who, reason, null);
  }

  public Act {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(who);
    Objects.requireNonNull(reason);
  }

  static Act of(ResultSet row) throws SQLException {
    String run = row.getString("run");
    return new Act(
        Kind.valueOf(row.getString("kind")),
        run == null ? null : RunId.parse(run),
        row.getString("segment"),
        row.getString("who"),
        row.getString("reason"),
        Instant.parse(row.getString("at")));
  }
}
