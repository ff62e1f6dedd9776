package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.Users;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many people of a run became what. */
final class People {
  private static final Carried NOTHING = new Carried(0, 0, 0, List.of());

  private People() {}

  /** Empty for a run that was never begun or goes another way than through the API. */
  static Optional<Users> of(Sql sql, RunId run) throws SQLException {
    String api = "SELECT count(*) FROM run WHERE id = ? AND kind IN ('ATTRIBUTES', 'SUBSCRIBERS')";
    return sql.number(api, run) == 0 ? Optional.empty() : Optional.of(count(sql, run));
  }

  /** Who is neither applied nor refused is unconfirmed, so that nobody is ever lost. */
  private static Users count(Sql sql, RunId run) throws SQLException {
    Carried carried = Requests.carried(sql, run).orElse(NOTHING);
    Map<String, Long> refusedByReason = refused(sql, run);
    long sent = valid(sql, run) - carried.unchanged() - carried.alreadySent();
    long applied = applied(sql, run);
    long refused = refusedByReason.values().stream().mapToLong(Long::longValue).sum();
    return new Users(
        sent,
        carried.unchanged(),
        carried.alreadySent(),
        applied,
        refused,
        sent - applied - refused,
        carried.cleared(),
        created(sql, run, Answered.NEWLY),
        created(sql, run, Answered.PREVIOUSLY),
        sql.number("SELECT count(*) FROM request WHERE run = ?", run),
        refusedByReason);
  }

  /**
   * The people of the result: whom a run that is held or refused did not send counts as sent and
   * unconfirmed too, as the sums of every document hold.
   */
  private static long valid(Sql sql, RunId run) throws SQLException {
    return Ends.counts(sql, run).valid();
  }

  private static long applied(Sql sql, RunId run) throws SQLException {
    return sql.number(
        "SELECT (SELECT ifnull(sum(people), 0) FROM request WHERE run = ? AND state = ?)"
            + " + (SELECT ifnull(sum(applied), 0) FROM job_end WHERE run = ?)",
        run,
        RequestState.APPLIED,
        run);
  }

  private static long created(Sql sql, RunId run, String how) throws SQLException {
    return sql.number("SELECT sum(people) FROM request WHERE run = ? AND created = ?", run, how);
  }

  private static Map<String, Long> refused(Sql sql, RunId run) throws SQLException {
    Map<String, Long> people = new TreeMap<>();
    sql.rows(
        row -> people.merge(row.getString("reason"), row.getLong("people"), Long::sum),
        "SELECT reason, people FROM request WHERE run = ? AND state = ?"
            + " UNION ALL SELECT reason, people FROM job_count WHERE run = ? AND outcome = ?",
        run,
        RequestState.REFUSED,
        run,
        RequestState.REFUSED);
    return people;
  }
}
