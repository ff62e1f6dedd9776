package io.attentivecourier.ledger;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.SegmentOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the files and lists that reached the receiver. A canary is not a pipeline's list, so it
 * never counts as a delivery here.
 */
public final class DeliveryRepository {
  private static final String TAKEN = Reason.NAME_TAKEN.id();
  private static final String KEPT_OUT = Reason.RENAME_REFUSED.id();

  /**
   * The server refused the rename, so the file under that name is not the one that was to be put
   * there.
   */
  private static final String REFUSED =
      " WHERE refused.name = asked.name AND refused.run = asked.run AND refused.step = ?"
          + " AND refused.reason IN (?, ?)";

  private final Database database;

  DeliveryRepository(Database database) {
    this.database = database;
  }

  /**
   * Maps each segment to the name of its file that was delivered last on that date: of two
   * deliveries of a segment the newer one lies at the receiver.
   */
  public Map<String, String> deliveredOn(LocalDate date) {
    Map<String, String> delivered = new TreeMap<>();
    database.rows(
        row -> delivered.put(row.getString("segment"), row.getString("name")),
        "SELECT segment, name FROM file_now JOIN file_part USING (run, name)"
            + " WHERE date = ? AND kind = ? AND step = ? ORDER BY step_seq",
        date,
        RunKind.SEGMENTS,
        FileStep.DELIVERED);
    return delivered;
  }

  /**
   * Maps each segment to the name of its newest file of that date that lies at the receiver, or
   * may: once a rename was requested, only the server knows if it happened.
   */
  public Map<String, String> standingOn(LocalDate date) {
    Map<String, String> standing = new TreeMap<>();
    database.rows(
        row -> standing.put(row.getString("segment"), row.getString("name")),
        "SELECT segment, name FROM file_now JOIN file_part USING (run, name)"
            + " WHERE date = ? AND kind = ? AND EXISTS (SELECT 1 FROM file_step AS any_step"
            + " WHERE any_step.name = file_now.name AND any_step.run = file_now.run"
            + " AND any_step.step IN (?, ?)) ORDER BY step_seq",
        date,
        RunKind.SEGMENTS,
        FileStep.RENAMING,
        FileStep.DELIVERED);
    return standing;
  }

  /** The newest list at the receiver, by segment; nothing that was retired. */
  public Map<String, Baseline> baselines() {
    Map<String, Baseline> baselines = new TreeMap<>();
    database.rows(
        row -> baselines.put(row.getString("segment"), baseline(row)), "SELECT * FROM baseline");
    return baselines;
  }

  private static Baseline baseline(ResultSet row) throws SQLException {
    return new Baseline(
        row.getString("segment"),
        row.getString("pipeline"),
        RunId.parse(row.getString("run")),
        row.getLong("rows"));
  }

  /** Maps each segment to the run of its newest list at the receiver, as in {@link #baselines}. */
  public Map<String, RunId> newestRuns() {
    Map<String, RunId> runs = new HashMap<>();
    baselines().forEach((segment, baseline) -> runs.put(segment, baseline.run()));
    return runs;
  }

  /** Maps each segment to the pipeline that delivered it first since it was last retired. */
  public Map<String, String> owners() {
    Map<String, String> owners = new TreeMap<>();
    database.rows(
        row -> owners.putIfAbsent(row.getString("segment"), row.getString("pipeline")),
        "SELECT segment, pipeline FROM file_step JOIN file_part USING (run, name)"
            + " JOIN run ON run.id = file_step.run"
            + " WHERE run.kind = ? AND step = ? AND file_step.at > ifnull((SELECT max(at) FROM act"
            + " WHERE act.kind = ? AND act.segment = file_part.segment), '')"
            + " ORDER BY file_step.seq",
        RunKind.SEGMENTS,
        FileStep.DELIVERED,
        Act.Kind.RETIRE);
    return owners;
  }

  /**
   * Each segment's newest delivery of any date, the newest first. With {@code max()} SQLite takes
   * the other columns of a group from the row that has the maximum.
   */
  public List<LastDelivery> last() {
    Map<String, LastDelivery> newest = new LinkedHashMap<>();
    database.rows(
        row -> newest.putIfAbsent(row.getString("segment"), lastDelivery(row)),
        "SELECT pipeline, segment, sum(rows) AS rows, sum(bytes) AS bytes, sum(added) AS added,"
            + " sum(removed) AS removed, sum(kept) AS kept, at, max(step_seq) AS nth"
            + " FROM file_now JOIN file_part USING (run, name) JOIN file_step ON file_step.seq ="
            + " step_seq WHERE kind = ? AND file_now.step = ? GROUP BY segment, file_now.run ORDER"
            + " BY nth DESC",
        RunKind.SEGMENTS,
        FileStep.DELIVERED);
    return List.copyOf(newest.values());
  }

  private static LastDelivery lastDelivery(ResultSet row) throws SQLException {
    return new LastDelivery(
        row.getString("pipeline"),
        row.getString("segment"),
        row.getLong("rows"),
        row.getLong("bytes"),
        FileRepository.change(row),
        Instant.parse(row.getString("at")));
  }

  /**
   * The files of the run that it has begun to rename, and whose rename the server has not refused
   * since. Only the server knows if the renames happened.
   *
   * @param files the files that are looked at
   */
  public Set<String> renaming(RunId run, Collection<String> files) {
    return database.read(
        sql -> {
          Set<String> renaming = new HashSet<>();
          for (String file : files) {
            if (isRenaming(sql, run, file)) {
              renaming.add(file);
            }
          }
          return renaming;
        });
  }

  private static boolean isRenaming(Sql sql, RunId run, String file) throws SQLException {
    String any =
        "SELECT EXISTS (SELECT 1 FROM file_step AS asked WHERE asked.name = ? AND asked.run = ?"
            + " AND asked.step = ? AND NOT EXISTS (SELECT 1 FROM file_step AS refused"
            + REFUSED
            + " AND refused.seq > asked.seq))";
    return sql.number(any, file, run, FileStep.RENAMING, FileStep.FAILED, TAKEN, KEPT_OUT) == 1;
  }

  /**
   * The runs that have renamed to that name, or may have. A run whose last rename was refused is
   * left out: earlier couriers noted a rename before they checked that its name was free, and then
   * noted the refusal, so somebody else put the file there.
   */
  public List<RunId> renamers(String file) {
    return database.rows(
        row -> RunId.parse(row.getString("run")),
        "SELECT DISTINCT run FROM file_step AS asked WHERE asked.name = ? AND asked.step IN (?, ?)"
            + " AND NOT EXISTS (SELECT 1 FROM file_step AS refused"
            + REFUSED
            + " AND NOT EXISTS (SELECT 1 FROM file_step AS again WHERE again.name = refused.name"
            + " AND again.run = refused.run AND again.step = ? AND again.seq > refused.seq))",
        file,
        FileStep.RENAMING,
        FileStep.DELIVERED,
        FileStep.FAILED,
        TAKEN,
        KEPT_OUT,
        FileStep.RENAMING);
  }

  /**
   * The segments of which a pipeline had delivered a list before that run; no canaries.
   *
   * @param run if it never began, as a plan's: before now
   */
  public Set<String> listsBefore(RunId run) {
    return Set.copyOf(
        database.rows(
            row -> row.getString("segment"),
            "SELECT DISTINCT segment FROM file_now JOIN file_part USING (run, name)"
                + " WHERE kind = ? AND step = ?"
                + " AND run_seq < ifnull((SELECT seq FROM run WHERE id = ?), ?)",
            RunKind.SEGMENTS,
            FileStep.DELIVERED,
            run,
            Long.MAX_VALUE));
  }

  /**
   * True if another run has renamed to that name, or may have: then the size there proves nothing
   * about our file.
   */
  public boolean isRenamedByAnother(String file, RunId run) {
    return renamers(file).stream().anyMatch(other -> !other.equals(run));
  }

  /**
   * True if a pipeline has ever delivered a segment. A canary is no baseline, so it does not count.
   */
  public boolean hasEverDelivered() {
    String any =
        "SELECT EXISTS (SELECT 1 FROM file_step JOIN run ON run.id = file_step.run"
            + " WHERE kind = ? AND step = ?)";
    return database.number(any, RunKind.SEGMENTS, FileStep.DELIVERED) == 1;
  }

  /**
   * The newest list of a segment that lies whole at the receiver.
   *
   * @param rows the number of its members
   */
  public record Baseline(String segment, String pipeline, RunId run, long rows) {}

  /**
   * The list of a segment that was delivered last, of any date.
   *
   * @param rows the rows of the whole list, in all its files
   * @param bytes the bytes of those files; the size of a pack counts for each segment in it
   * @param change against the list before it; null for a first list
   * @param at the instant at which its last file was under its final name at the receiver
   */
  public record LastDelivery(
      String pipeline,
      String segment,
      long rows,
      long bytes,
      SegmentOutcome.MemberChange change,
      Instant at) {}
}
