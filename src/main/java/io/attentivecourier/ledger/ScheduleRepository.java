package io.attentivecourier.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stores since when each pipeline has had its schedule: a fire before that cannot have been missed.
 */
public final class ScheduleRepository {
  private ScheduleRepository() {}

  static void note(Sql sql, String pipeline, String cron, ZoneId zone, Instant now)
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

  static Optional<SeenSchedule> newest(Sql sql, String pipeline) throws SQLException {
    return sql.first(
        ScheduleRepository::sighting,
        "SELECT cron, zone, at FROM schedule WHERE pipeline = ? ORDER BY seq DESC LIMIT 1",
        pipeline);
  }

  static Map<String, SeenSchedule> newest(Sql sql) throws SQLException {
    Map<String, SeenSchedule> newest = new TreeMap<>();
    sql.rows(
        row -> newest.put(row.getString("pipeline"), sighting(row)),
        "SELECT pipeline, cron, zone, at FROM schedule WHERE seq IN"
            + " (SELECT max(seq) FROM schedule GROUP BY pipeline)");
    return newest;
  }

  private static SeenSchedule sighting(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new SeenSchedule(
        row.getString("cron"),
        zone == null ? null : ZoneId.of(zone),
        Instant.parse(row.getString("at")));
  }

  /**
   * Stores where pauses begin and end. A pipeline has at most one by an operator and one by a
   * setting at a time.
   */
  static final class PauseRows {
    private static final String OPERATOR = "OPERATOR";
    private static final String SETTING = "SETTING";

    private PauseRows() {}

    /** Begins a pause by an operator. If one lasts already, that one stays and is returned. */
    static Pause begin(Sql sql, String pipeline, String who, String reason, Instant now)
        throws SQLException {
      Optional<Pause> lasting = lasting(sql, pipeline, false);
      if (lasting.isEmpty()) {
        insert(sql, pipeline, OPERATOR, true, who, reason, now);
      }
      return lasting.orElse(new Pause(pipeline, who, reason, now, null));
    }

    /** Ends the operator's pause and returns it; empty if there was none. */
    static Optional<Pause> end(Sql sql, String pipeline, String who, Instant now)
        throws SQLException {
      Optional<Pause> lasting = lasting(sql, pipeline, false);
      if (lasting.isPresent()) {
        insert(sql, pipeline, OPERATOR, false, who, null, now);
      }
      return lasting.map(pause -> pause.endedAt(now));
    }

    /** Notes the state of a setting; the same again adds nothing. */
    static void noteSetting(Sql sql, String pipeline, String key, Instant now) throws SQLException {
      boolean lasts = lasting(sql, pipeline, true).isPresent();
      if (lasts != (key != null)) {
        insert(sql, pipeline, SETTING, key != null, null, key, now);
      }
    }

    private static Optional<Pause> lasting(Sql sql, String pipeline, boolean bySetting)
        throws SQLException {
      return all(sql).all().stream()
          .filter(pause -> pause.pipeline().equals(pipeline) && !pause.isOver())
          .filter(pause -> pause.isBySetting() == bySetting)
          .findFirst();
    }

    private static void insert(
        Sql sql,
        String pipeline,
        String source,
        boolean begins,
        String who,
        String reason,
        Instant now)
        throws SQLException {
      sql.insert(
          "INSERT INTO pause (at, pipeline, source, begins, who, reason) VALUES (?, ?, ?, ?, ?, ?)",
          now,
          pipeline,
          source,
          begins,
          who,
          reason);
    }

    static Pause.Pauses all(Sql sql) throws SQLException {
      List<Pause> over = new ArrayList<>();
      Map<String, Pause> open = new LinkedHashMap<>();
      sql.rows(row -> add(row, open, over), "SELECT * FROM pause ORDER BY seq");
      over.addAll(open.values());
      return new Pause.Pauses(over);
    }

    private static boolean add(ResultSet row, Map<String, Pause> open, List<Pause> over)
        throws SQLException {
      Instant at = Instant.parse(row.getString("at"));
      String pipeline = row.getString("pipeline");
      String key = row.getString("source") + " " + pipeline;
      if (row.getBoolean("begins")) {
        String reason = row.getString("reason");
        return open.put(key, new Pause(pipeline, row.getString("who"), reason, at, null)) == null;
      }
      return over.add(open.remove(key).endedAt(at));
    }
  }

  /**
   * A pipeline's schedule as it was last seen.
   *
   * @param cron a Quartz expression; null if the pipeline is manual, or gone
   * @param zone the zone in which the expression is read; null if it was not given
   * @param since the instant at which exactly this schedule was first seen; only later fire times
   *     can be missed
   */
  public record SeenSchedule(String cron, ZoneId zone, Instant since) {

    /** True if this is that schedule. Without an expression the zone does not matter. */
    boolean isOf(String otherCron, ZoneId otherZone) {
      return Objects.equals(cron, otherCron) && (cron == null || Objects.equals(zone, otherZone));
    }
  }
}
