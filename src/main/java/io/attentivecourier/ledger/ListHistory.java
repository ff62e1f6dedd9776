package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the past for charts: how lists grew and shrank, how each date ended; no canaries. */
public final class ListHistory {
  /** Each part of a delivered file; the word stands in the index, so it is no value. */
  private static final String DELIVERED =
      " FROM run CROSS JOIN file_part ON file_part.run = run.id CROSS JOIN file_step ON"
          + " file_step.run = file_part.run AND file_step.name = file_part.name"
          + " AND file_step.step = 'DELIVERED' WHERE run.date >= ? AND run.kind = ?";

  private static final String DELIVERED_OF_SEGMENT =
      DELIVERED.replace(
              " FROM run CROSS JOIN file_part ON file_part.run = run.id",
              " FROM file_part CROSS JOIN run ON run.id = file_part.run")
          + " AND file_part.segment = ?";

  private final Database database;

  ListHistory(Database database) {
    this.database = database;
  }

  /**
   * The rows of each segment's newest deliveries, the oldest first.
   *
   * @param since no earlier business date is looked at
   * @param most deliveries of a segment
   */
  public Map<String, List<Long>> rows(LocalDate since, int most) {
    Map<String, Deque<Long>> rows = new HashMap<>();
    database.rows(
        row -> add(rows.computeIfAbsent(row.getString(1), first -> new ArrayDeque<>()), row, most),
        "SELECT file_part.segment, sum(file_part.rows), max(file_step.seq) AS nth"
            + DELIVERED
            + " GROUP BY file_part.segment, run.id ORDER BY nth",
        since,
        RunKind.SEGMENTS);
    Map<String, List<Long>> newest = new HashMap<>();
    rows.forEach((segment, some) -> newest.put(segment, List.copyOf(some)));
    return newest;
  }

  private static boolean add(Deque<Long> rows, ResultSet row, int most) throws SQLException {
    if (rows.size() == most) {
      rows.removeFirst();
    }
    return rows.add(row.getLong(2));
  }

  /** The deliveries of one segment from a business date on, the oldest first. */
  public List<DeliveredList> of(String segment, LocalDate since) {
    return database.rows(
        ListHistory::list,
        "SELECT run.id, sum(file_part.rows) AS rows, sum(added) AS added, sum(removed) AS removed,"
            + " sum(kept) AS kept, max(file_step.at) AS at, max(file_step.seq) AS nth"
            + DELIVERED_OF_SEGMENT
            + " GROUP BY run.id ORDER BY nth",
        since,
        RunKind.SEGMENTS,
        segment);
  }

  private static DeliveredList list(ResultSet row) throws SQLException {
    return new DeliveredList(
        RunId.parse(row.getString("id")),
        row.getLong("rows"),
        FileRepository.change(row),
        Instant.parse(row.getString("at")));
  }

  /**
   * Maps each segment that a run of these dates told of to the pipeline that told of it last, also
   * one that never reached the receiver.
   */
  public Map<String, String> segments(LocalDate since) {
    Map<String, String> segments = new TreeMap<>();
    database.rows(
        row -> segments.put(row.getString("segment"), row.getString("pipeline")),
        "SELECT segment, pipeline, max(seq) FROM (SELECT run.seq, pipeline, segment FROM run"
            + " CROSS JOIN file_part ON file_part.run = run.id WHERE date >= ? AND kind = ?"
            + " UNION ALL SELECT run.seq, pipeline, segment FROM run CROSS JOIN segment_outcome"
            + " ON segment_outcome.run = run.id WHERE date >= ? AND kind = ?) GROUP BY segment",
        since,
        RunKind.SEGMENTS,
        since,
        RunKind.SEGMENTS);
    return segments;
  }

  /** How each pipeline's dates ended: the newest run of each, by pipeline and date. */
  public Map<String, Map<LocalDate, DateEnd>> ends(LocalDate since) {
    return ends(since, null);
  }

  /**
   * The same of one pipeline.
   *
   * @param pipeline null for all
   */
  public Map<String, Map<LocalDate, DateEnd>> ends(LocalDate since, String pipeline) {
    Map<String, Map<LocalDate, DateEnd>> ends = new TreeMap<>();
    database.rows(
        row ->
            ends.computeIfAbsent(row.getString("pipeline"), first -> new TreeMap<>())
                .put(LocalDate.parse(row.getString("date")), end(row)),
        "SELECT pipeline, date, id, (SELECT state FROM run_end WHERE run_end.run = run.id"
            + " ORDER BY run_end.seq DESC LIMIT 1) AS state"
            + " FROM run WHERE date >= ? AND kind <> ? AND pipeline = ifnull(?, pipeline)"
            + " ORDER BY seq",
        since,
        RunKind.CANARY,
        pipeline);
    return ends;
  }

  private static DateEnd end(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return new DateEnd(
        RunId.parse(row.getString("id")),
        state == null ? RunState.RUNNING : RunState.valueOf(state));
  }

  /** The newest run of a pipeline and date, and its state. */
  public record DateEnd(RunId run, RunState state) {}

  /**
   * A list that reached the receiver.
   *
   * @param rows in all its files
   * @param change against the list before it; null for a first list
   * @param at the instant at which its last file was under its final name
   */
  public record DeliveredList(
      RunId run, long rows, SegmentOutcome.MemberChange change, Instant at) {}
}
