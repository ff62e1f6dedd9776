package io.attentivecourier.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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
 * Stores since when each pipeline has had its schedule, as a fire before that cannot have been
 * missed; and where its pauses begin and end. A pipeline has at most one pause by an operator and
 * one by a setting at a time.
 */
public final class ScheduleRepository {
  private static final String OPERATOR = "OPERATOR";
  private static final String SETTING = "SETTING";

  private final Database database;
  private final Clock clock;

  ScheduleRepository(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Notes a schedule; the same one seen again adds nothing.
   *
   * @param cron a Quartz expression; null if the pipeline has none, or is gone
   */
  public void note(String pipeline, String cron, ZoneId zone) {
    Instant now = clock.instant();
    database.write(
        sql -> {
          if (seen(sql, pipeline).filter(seen -> seen.isOf(cron, zone)).isEmpty()) {
            sql.insert(
                "INSERT INTO schedule (at, pipeline, cron, zone) VALUES (?, ?, ?, ?)",
                now,
                pipeline,
                cron,
                zone);
          }
        });
  }

  /** The newest schedule that was seen of one pipeline. */
  public Optional<SeenSchedule> seen(String pipeline) {
    return database.read(sql -> seen(sql, pipeline));
  }

  private static Optional<SeenSchedule> seen(Sql sql, String pipeline) throws SQLException {
    return sql.first(
        ScheduleRepository::seen,
        "SELECT cron, zone, at FROM schedule WHERE pipeline = ? ORDER BY seq DESC LIMIT 1",
        pipeline);
  }

  /** The newest schedule that was seen of each pipeline. */
  public Map<String, SeenSchedule> seen() {
    Map<String, SeenSchedule> newest = new TreeMap<>();
    database.rows(
        row -> newest.put(row.getString("pipeline"), seen(row)),
        "SELECT pipeline, cron, zone, at FROM schedule WHERE seq IN"
            + " (SELECT max(seq) FROM schedule GROUP BY pipeline)");
    return newest;
  }

  private static SeenSchedule seen(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new SeenSchedule(
        row.getString("cron"),
        zone == null ? null : ZoneId.of(zone),
        Instant.parse(row.getString("at")));
  }

  /**
   * Pauses a pipeline for an operator.
   *
   * @return the pause that holds: the earlier one if an operator had paused the pipeline already
   */
  public Pause pause(String pipeline, String who, String reason) {
    Instant now = clock.instant();
    return database.compute(
        sql -> {
          Optional<Pause> lasting = lasting(sql, pipeline, false);
          if (lasting.isEmpty()) {
            insert(sql, pipeline, OPERATOR, true, who, reason, now);
          }
          return lasting.orElse(new Pause(pipeline, who, reason, now, null));
        });
  }

  /**
   * Ends an operator's pause.
   *
   * @return the pause that ended; empty if there was none
   */
  public Optional<Pause> resume(String pipeline, String who) {
    Instant now = clock.instant();
    return database.compute(
        sql -> {
          Optional<Pause> lasting = lasting(sql, pipeline, false);
          if (lasting.isPresent()) {
            insert(sql, pipeline, OPERATOR, false, who, null, now);
          }
          return lasting.map(pause -> pause.endedAt(now));
        });
  }

  /**
   * Notes the setting that pauses a pipeline, or that none does; the same again adds nothing.
   *
   * @param key the setting that is false; null if none is
   */
  public void notePauseSetting(String pipeline, String key) {
    Instant now = clock.instant();
    database.write(
        sql -> {
          boolean lasts = lasting(sql, pipeline, true).isPresent();
          if (lasts != (key != null)) {
            insert(sql, pipeline, SETTING, key != null, null, key, now);
          }
        });
  }

  /** The pauses of all pipelines, including those that are over. */
  public Pause.Pauses pauses() {
    return database.read(ScheduleRepository::pauses);
  }

  private static Optional<Pause> lasting(Sql sql, String pipeline, boolean bySetting)
      throws SQLException {
    return pauses(sql).all().stream()
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

  private static Pause.Pauses pauses(Sql sql) throws SQLException {
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
