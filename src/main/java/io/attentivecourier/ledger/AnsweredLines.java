package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The lines of an answered request, and what became of their people.
 *
 * @param counts of the people of its job; null if it became no job, or the job is open
 * @param text the outcomes of the job's people in order of line; null if the ledger has none
 */
record AnsweredLines(
    long seq,
    long first,
    int people,
    RequestResult.RequestState state,
    LineOutcomes.OutcomeCounts counts,
    String text) {
  /** The number of requests that are read at a time: a megabyte of outcomes at most. */
  static final int PAGE = 1024;

  private static final String FROM =
      "SELECT * FROM request_outcome WHERE run = ? AND first >= ifnull("
          + "(SELECT max(first) FROM request WHERE run = ? AND first <= ?), 0)"
          + " ORDER BY first LIMIT "
          + PAGE;

  /**
   * Reads a page of requests. It begins with the request that covers that line, or with the one
   * before it if none covers it.
   */
  static List<AnsweredLines> page(Sql sql, RunId run, long line) throws SQLException {
    return sql.rows(AnsweredLines::of, FROM, run, run, line);
  }

  private static AnsweredLines of(ResultSet row) throws SQLException {
    return new AnsweredLines(
        row.getLong("seq"),
        row.getLong("first"),
        row.getInt("people"),
        RequestResult.RequestState.valueOf(row.getString("state")),
        counts(row),
        row.getString("outcomes"));
  }

  /** Whoever of an ended job was neither applied nor refused is unconfirmed. */
  private static LineOutcomes.OutcomeCounts counts(ResultSet row) throws SQLException {
    long applied = row.getLong("applied");
    if (row.wasNull()) {
      return null;
    }
    long refused = row.getLong("refused");
    return new LineOutcomes.OutcomeCounts(
        applied, refused, row.getInt("people") - applied - refused);
  }

  /** The line after the last one. */
  long end() {
    return first + people;
  }

  boolean isEndedJob() {
    return counts != null;
  }

  /** True if people of the job have different outcomes. */
  boolean isMixed() {
    return isEndedJob() && counts.areMixed();
  }

  /**
   * The outcome of each person, if they have different ones and the counts of the job prove them.
   */
  Optional<LineOutcomes> byLine() {
    return isMixed() && text != null
        ? Optional.of(LineOutcomes.parse(text, people)).filter(all -> all.isCountedAs(counts))
        : Optional.empty();
  }

  /** The outcome of each person who has none in {@link #byLine}. */
  RunReport.PersonOutcome ofAll() {
    return switch (state) {
      case APPLIED -> RunReport.PersonOutcome.APPLIED;
      case REFUSED -> RunReport.PersonOutcome.REFUSED;
      case UNCONFIRMED -> RunReport.PersonOutcome.UNCONFIRMED;
      case ACCEPTED -> ofJob();
    };
  }

  private RunReport.PersonOutcome ofJob() {
    if (!isEndedJob()) {
      return RunReport.PersonOutcome.OPEN;
    }
    return isMixed() ? RunReport.PersonOutcome.UNCONFIRMED : counts.ofAll();
  }
}
