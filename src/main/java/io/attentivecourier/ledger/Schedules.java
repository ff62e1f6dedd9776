package io.attentivecourier.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Since when each pipeline has had its schedule: what was not known cannot have been missed. */
final class Schedules {
  private Schedules() {}

  static void seen(Sql sql, String pipeline, String cron, ZoneId zone, Instant now)
      throws SQLException {
    if (newest(sql, pipeline).filter(seen -> seen.isOf(cron, zone)).isEmpty()) {
      sql.insert(
          "INSERT INTO schedule (at, pipeline, cron, zone) VALUES (?, ?, ?, ?)",
          now,
          pipeline,
          cron,
          zone);
    }
  }

  static Optional<Sighting> newest(Sql sql, String pipeline) throws SQLException {
    return sql.first(
        Schedules::sighting,
        "SELECT cron, zone, at FROM schedule WHERE pipeline = ? ORDER BY seq DESC LIMIT 1",
        pipeline);
  }

  static Map<String, Sighting> newest(Sql sql) throws SQLException {
    Map<String, Sighting> newest = new TreeMap<>();
    sql.rows(
        row -> newest.put(row.getString("pipeline"), sighting(row)),
        "SELECT pipeline, cron, zone, at FROM schedule WHERE seq IN"
            + " (SELECT max(seq) FROM schedule GROUP BY pipeline)");
    return newest;
  }

  private static Sighting sighting(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new Sighting(
        row.getString("cron"),
        zone == null ? null : ZoneId.of(zone),
        Instant.parse(row.getString("at")));
  }
}
