package io.attentivecourier.ledger;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores the sealed files with their parts, and the steps of each file. */
public final class FileRepository {
  private static final Set<RunKind> NUMBERED = EnumSet.of(RunKind.SEGMENTS, RunKind.CANARY);
  private static final String STEP =
      "INSERT INTO file_step (run, name, at, step, reason) VALUES (?, ?, ?, ?, ?)";

  private static final String NOW = "SELECT * FROM file_now WHERE run = ? ";

  private static final String DELIVERED_WITH =
      " FROM file_now WHERE date = ? AND kind = ? AND step = ? AND EXISTS ("
          + "SELECT 1 FROM file_part AS part WHERE part.run = file_now.run"
          + " AND part.name = file_now.name AND segment = ?)";

  private final Database database;
  private final Clock clock;

  FileRepository(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A file with its newest step; the step is null before the first one. */
  record Stand(SealedFile file, FileStep step, String reason) {}

  /**
   * Seals a run: writes its counts, its files, and the numbers of the files, all or nothing. Only
   * files that go to the pickup folder (segments, canaries) take a number of the date.
   *
   * @throws IllegalStateException for a number that belongs to another owner or leaves a gap, an
   *     empty file, or a file that this run has sealed before: nothing was written
   */
  public void seal(RunId run, RunReport.Counts counts, List<SealedFile> files) {
    Instant now = clock.instant();
    database.write(
        sql -> {
          if (NUMBERED.contains(RunRepository.kind(sql, run))) {
            FileNumbers.claim(sql, run.date(), files);
          }
          RunCounts.note(sql, run, counts, now);
          for (SealedFile file : files) {
            insert(sql, run, file);
          }
        });
  }

  private static void insert(Sql sql, RunId run, SealedFile file) throws SQLException {
    sql.insert(
        "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)",
        run,
        file.name(),
        file.owner(),
        file.number(),
        file.bytes(),
        file.sha256());
    for (SealedFile.Part part : file.parts()) {
      sql.insert(
          "INSERT INTO file_part (run, name, segment, rows, added, removed, kept)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?)",
          run,
          file.name(),
          part.segment(),
          part.rows(),
          part.change() == null ? null : part.change().added(),
          part.change() == null ? null : part.change().removed(),
          part.change() == null ? null : part.change().kept());
    }
  }

  /**
   * Notes a step of a sealed file.
   *
   * @param reason the reason for which the file is not delivered, or null
   * @throws IllegalStateException for a file that the run has not sealed
   */
  public void step(RunId run, String file, FileStep step, Reason reason) {
    steps(run, List.of(file), step, reason);
  }

  /**
   * Notes the same step of several files at one instant, all or nothing: a commit waits for the
   * disk, so that a step of 64 files takes as long as one of a single file.
   *
   * @throws IllegalStateException for a file that the run has not sealed
   */
  public void steps(RunId run, Collection<String> files, FileStep step, Reason reason) {
    if (files.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    String why = reason == null ? null : reason.id();
    database.write(
        sql -> {
          for (String file : files) {
            sql.insert(STEP, run, file, now, step, why);
          }
        });
  }

  public Optional<SealedFile> sealed(RunId run, String file) {
    return database.read(sql -> sql.first(row -> file(sql, row), NOW + "AND name = ?", run, file));
  }

  /**
   * True if the run has sealed a file: then its staged data is in the outbox, or on the way there.
   */
  public boolean isSealed(RunId run) {
    return database.number("SELECT EXISTS (SELECT 1 FROM file WHERE run = ?)", run) == 1;
  }

  /** The files of a run whose newest step is not final, in order of number. */
  public List<SealedFile> undelivered(RunId run) {
    return database.read(
        sql -> sql.rows(row -> file(sql, row), NOW + "AND NOT final ORDER BY number, name", run));
  }

  /** The number that each owner has on that date, or would get if it sealed now, in this order. */
  public Map<String, Integer> numbers(LocalDate date, List<String> owners) {
    return database.read(sql -> FileNumbers.peek(sql, date, owners));
  }

  /** The owners that have a number of that date, in order of number. */
  public List<String> numberedOwners(LocalDate date) {
    return database.rows(
        row -> row.getString("owner"),
        "SELECT owner FROM number WHERE date = ? ORDER BY number",
        date);
  }

  static List<Stand> stands(Sql sql, RunId run) throws SQLException {
    return sql.rows(row -> stand(sql, row), NOW + "ORDER BY number, name", run);
  }

  /**
   * Returns the files of the segment's last delivery on that date, in order of number. A list that
   * spans several files has several. Canaries do not count.
   */
  static List<Stand> delivered(Sql sql, LocalDate date, String segment) throws SQLException {
    return sql.rows(
        row -> stand(sql, row),
        "SELECT *"
            + DELIVERED_WITH
            + " AND run = (SELECT run"
            + DELIVERED_WITH
            + " ORDER BY step_seq DESC LIMIT 1) ORDER BY number",
        date,
        RunKind.SEGMENTS,
        FileStep.DELIVERED,
        segment,
        date,
        RunKind.SEGMENTS,
        FileStep.DELIVERED,
        segment);
  }

  /**
   * The undelivered files for the pickup folder, of any date, that hold one of the segments and
   * belong to runs that began before this one. API runs are left out: the one part of such a run
   * has a name too, and a segment may have the same name.
   */
  public List<Undelivered> undeliveredBefore(RunId run, Set<String> segments) {
    return database.read(sql -> undeliveredBefore(sql, run)).stream()
        .filter(older -> holdsOneOf(older.file(), segments))
        .toList();
  }

  private static List<Undelivered> undeliveredBefore(Sql sql, RunId run) throws SQLException {
    return sql.rows(
        row -> new Undelivered(RunId.parse(row.getString("run")), file(sql, row)),
        "SELECT * FROM file_now WHERE NOT final AND kind IN (?, ?) AND run_seq < (SELECT seq"
            + " FROM run WHERE id = ?) ORDER BY run_seq, number, name",
        RunKind.SEGMENTS,
        RunKind.CANARY,
        run);
  }

  private static boolean holdsOneOf(SealedFile file, Set<String> segments) {
    return file.parts().stream().anyMatch(part -> segments.contains(part.segment()));
  }

  private static Stand stand(Sql sql, ResultSet row) throws SQLException {
    String step = row.getString("step");
    return new Stand(
        file(sql, row), step == null ? null : FileStep.valueOf(step), row.getString("reason"));
  }

  private static SealedFile file(Sql sql, ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new SealedFile(
        name,
        row.getString("owner"),
        row.getInt("number"),
        row.getLong("bytes"),
        row.getString("sha256"),
        parts(sql, row.getString("run"), name));
  }

  private static List<SealedFile.Part> parts(Sql sql, String run, String name) throws SQLException {
    return sql.rows(
        row -> new SealedFile.Part(row.getString("segment"), row.getLong("rows"), change(row)),
        "SELECT segment, rows, added, removed, kept FROM file_part WHERE run = ? AND name = ? ORDER"
            + " BY segment",
        run,
        name);
  }

  /** Reads the columns added, removed and kept, which are null together. */
  static SegmentOutcome.MemberChange change(ResultSet row) throws SQLException {
    return row.getObject("added") == null
        ? null
        : new SegmentOutcome.MemberChange(
            row.getLong("added"), row.getLong("removed"), row.getLong("kept"));
  }

  /** A sealed file that is not at the receiver, and the run that sealed it. */
  public record Undelivered(RunId run, SealedFile file) {}
}
