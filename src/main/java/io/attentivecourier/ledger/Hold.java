package io.attentivecourier.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The reason for which a guard held a run or one of its segments.
 *
 * @param segment null if the whole run was held
 * @param guard its id
 * @param measure the value that was shown, as the guard writes it; null for a guard without one
 * @param message the numbers and the limit, in one clause
 */
public record Hold(String segment, String guard, String measure, String message) {
  static Hold of(ResultSet row) throws SQLException {
    return new Hold(
        row.getString("segment"),
        row.getString("guard"),
        row.getString("measure"),
        row.getString("message"));
  }
}
