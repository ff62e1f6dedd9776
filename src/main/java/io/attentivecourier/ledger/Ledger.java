package io.attentivecourier.ledger;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Records what happened, append-only, in one SQLite file that several processes of one host share.
 * It holds names, counts, hashes of files and times. Of a person it holds only a keyed hash, if the
 * person was asked to subscribe.
 *
 * <p>Every method is one transaction or less, and any thread may call it. What a method wrote is on
 * disk when it returns. Each method throws {@link LedgerFault} if the ledger cannot be used; then
 * nothing may be sent. For a row that contradicts the ledger it throws {@link
 * IllegalStateException}, and nothing of its transaction is written.
 */
public final class Ledger extends LedgerReader implements AutoCloseable {
  private final GroupCommit together;
  private final PeopleRepository people;
  private final Clock clock;

  private Ledger(Database database, Clock clock) {
    super(database);
    this.together = new GroupCommit(database);
    this.people = new PeopleRepository(database, clock);
    this.clock = clock;
  }

  /**
   * Opens the ledger, or creates one (mode 0600, its folder 0700), checks all of it and brings it
   * to this courier's schema.
   *
   * @param jdbcUrl {@code jdbc:sqlite:/path/ledger.db}, without parameters
   * @throws LedgerFault if the ledger is damaged or unreadable, or a newer courier wrote it
   */
  public static Ledger open(String jdbcUrl, Clock clock) {
    return open(Database.LedgerUrl.path(jdbcUrl), clock, Migrations.shipped());
  }

  static Ledger open(Path file, Clock clock, List<String> scripts) {
    Database database = Database.open(file);
    try {
      database.read(Database.Integrity::verify);
      new Migrations(scripts, clock).apply(database);
      return new Ledger(database, clock);
    } catch (RuntimeException fault) {
      database.close();
      throw fault;
    }
  }

  /** Begins the next run of a pipeline and date. */
  public RunId begin(String pipeline, LocalDate date, RunKind kind) {
    return begin(pipeline, date, kind, 0);
  }

  /**
   * Begins the next run of a pipeline and date, with a number above a given one.
   *
   * @param above a number that another ledger gave; the number of the run is greater
   */
  public RunId begin(String pipeline, LocalDate date, RunKind kind, int above) {
    Instant now = clock.instant();
    return database.compute(sql -> RunRepository.begin(sql, pipeline, date, kind, above, now));
  }

  /**
   * Notes traces that this ledger does not know and an operator let pass, so that no operator is
   * asked about them again.
   *
   * @param run the run whose release let them pass
   */
  public void noteLookedAt(List<String> all, RunId run) {
    Instant now = clock.instant();
    database.write(sql -> LedgerIdentity.lookedAt(sql, all, run, now));
  }

  /**
   * Seals a run: writes its counts, its files, and the numbers of the files, all or nothing. Only
   * files that go to the pickup folder (segments, canaries) take a number of the date.
   *
   * @throws IllegalStateException for a number that belongs to another owner or leaves a gap, an
   *     empty file, or a file that this run has sealed before: nothing was written
   */
  public void seal(RunId run, RunReport.Counts counts, List<SealedFile> files) {
    Instant now = clock.instant();
    database.write(sql -> FileRepository.seal(sql, run, counts, files, now));
  }

  /**
   * Notes a step of a sealed file.
   *
   * @param reason the reason for which the file is not delivered, or null
   * @throws IllegalStateException for a file that the run has not sealed
   */
  public void step(RunId run, String file, FileStep step, Reason reason) {
    Instant now = clock.instant();
    database.write(sql -> FileRepository.step(sql, run, file, step, reason, now));
  }

  /**
   * Ends a run. A run may end more than once, as late deliveries come in: its newest end counts.
   */
  public void end(RunEnd end) {
    Instant now = clock.instant();
    database.write(sql -> RunEnd.EndRows.end(sql, end, now));
  }

  /** Notes the holds of a run and its segments, all or none. */
  public void hold(RunId run, List<Hold> holds) {
    database.write(sql -> Hold.HoldRows.note(sql, run, holds));
  }

  /** Notes an act of an operator. */
  public void note(Act act) {
    Instant now = clock.instant();
    database.write(sql -> Act.ActRows.note(sql, act, now));
  }

  /**
   * Pauses a pipeline for an operator.
   *
   * @return the pause that holds: the earlier one if an operator had paused the pipeline already
   */
  public Pause pause(String pipeline, String who, String reason) {
    Instant now = clock.instant();
    return database.compute(
        sql -> ScheduleRepository.PauseRows.begin(sql, pipeline, who, reason, now));
  }

  /**
   * Ends an operator's pause.
   *
   * @return the pause that ended; empty if there was none
   */
  public Optional<Pause> resume(String pipeline, String who) {
    Instant now = clock.instant();
    return database.compute(sql -> ScheduleRepository.PauseRows.end(sql, pipeline, who, now));
  }

  /**
   * Notes the setting that pauses a pipeline, or that none does; the same again adds nothing.
   *
   * @param key the setting that is false; null if none is
   */
  public void notePauseSetting(String pipeline, String key) {
    Instant now = clock.instant();
    database.write(sql -> ScheduleRepository.PauseRows.noteSetting(sql, pipeline, key, now));
  }

  /** Notes the answer to a run's freshness query, by its hash. */
  public void noteFreshness(RunId run, String sha256) {
    database.write(sql -> RunRepository.FreshnessRows.note(sql, run, sha256));
  }

  /**
   * Notes a schedule; the same one seen again adds nothing.
   *
   * @param cron a Quartz expression; null if the pipeline has none, or is gone
   */
  public void noteSchedule(String pipeline, String cron, ZoneId zone) {
    Instant now = clock.instant();
    database.write(sql -> ScheduleRepository.note(sql, pipeline, cron, zone, now));
  }

  /**
   * Notes the payload of an API run, once.
   *
   * @throws IllegalStateException for a run that was never begun, or whose payload was noted before
   */
  public void notePayload(RunId run, RequestRepository.RunPayload carried) {
    database.write(sql -> RequestRepository.carry(sql, run, carried));
  }

  /**
   * Notes the answer to a request; it is on disk when this returns. Threads that answer at one time
   * share one transaction, and each fails alone.
   *
   * @throws IllegalStateException for lines that are answered already or were not sealed, a job
   *     that belongs to another request, or a state without what belongs to it: nothing was written
   */
  public void answered(RunId run, RequestResult answered) {
    Instant now = clock.instant();
    together.write(sql -> RequestRepository.answer(sql, run, answered, now));
  }

  /**
   * Notes the end of a job, once.
   *
   * @throws IllegalStateException for a job that is not open, or counts that do not add up to the
   *     people of its request: nothing was written
   */
  public void endJob(RunId run, OpenJob.JobEnd end) {
    Instant now = clock.instant();
    database.write(sql -> RequestRepository.JobRows.end(sql, run, end, now));
  }

  /** The people who were asked to subscribe, and the keys under which people may be asked. */
  public PeopleRepository people() {
    return people;
  }

  /** The fault of the last write; empty if it succeeded, or there was none yet. */
  public Optional<LedgerFault> unwritable() {
    return database.unwritable();
  }

  /**
   * Makes a write that changes nothing, if the last write failed. So a caller that watches learns
   * when the ledger can be written again.
   */
  public void tryAgain() {
    if (database.unwritable().isPresent()) {
      database.write(Ledger::touch);
    }
  }

  private static void touch(Sql sql) throws SQLException {
    sql.script("PRAGMA user_version = " + sql.number("PRAGMA user_version"));
  }

  @Override
  public void close() {
    database.close();
  }
}
