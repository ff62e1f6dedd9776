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
 * What happened, append-only, in one SQLite file that several processes of one host share. It holds
 * names, counts, hashes of files and times; of a person only a keyed hash, where they were asked to
 * subscribe.
 *
 * <p>Every method is one transaction or less, and any thread may call it. What a method wrote is on
 * disk when it returns. Each throws {@link LedgerFault} where the ledger cannot be used; then
 * nothing may be sent. A row that contradicts the ledger is an {@link IllegalStateException}, and
 * nothing of its transaction is written.
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
   * Opens the ledger, or begins one (mode 0600, its folder 0700), checks it whole and brings it to
   * this courier's schema.
   *
   * @param jdbcUrl {@code jdbc:sqlite:/path/ledger.db}, without parameters
   * @throws LedgerFault for a damaged or unreadable ledger, or one that a newer courier wrote
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
   * The same.
   *
   * @param above a number that it is above, as another ledger gave it
   */
  public RunId begin(String pipeline, LocalDate date, RunKind kind, int above) {
    Instant now = clock.instant();
    return database.compute(sql -> RunRepository.begin(sql, pipeline, date, kind, above, now));
  }

  /**
   * Notes what this ledger did not know, so that nobody is asked about it again.
   *
   * @param run that an operator released it by
   */
  public void noteLookedAt(List<String> all, RunId run) {
    Instant now = clock.instant();
    database.write(sql -> LedgerIdentity.lookedAt(sql, all, run, now));
  }

  /**
   * Seals a run: its counts, its files, and the numbers of the files, all or nothing. Only files
   * that go to the pickup folder (segments, canaries) take a number of the date.
   *
   * @throws IllegalStateException for a number that is another owner's or leaves a gap, an empty
   *     file, or a file that this run has sealed before: nothing was written
   */
  public void seal(RunId run, RunReport.Counts counts, List<SealedFile> files) {
    Instant now = clock.instant();
    database.write(sql -> FileRepository.seal(sql, run, counts, files, now));
  }

  /**
   * @param reason why the file is not delivered, or null
   * @throws IllegalStateException for a file that the run has not sealed
   */
  public void step(RunId run, String file, FileStep step, Reason reason) {
    Instant now = clock.instant();
    database.write(sql -> FileRepository.step(sql, run, file, step, reason, now));
  }

  /** Ends a run. It may end more than once, as late deliveries come in: the newest end counts. */
  public void end(RunEnd end) {
    Instant now = clock.instant();
    database.write(sql -> RunEnd.EndRows.end(sql, end, now));
  }

  /** Notes why a run or its segments are held; all or none. */
  public void hold(RunId run, List<Hold> holds) {
    database.write(sql -> Hold.HoldRows.note(sql, run, holds));
  }

  /** Notes what an operator did. */
  public void note(Act act) {
    Instant now = clock.instant();
    database.write(sql -> Act.ActRows.note(sql, act, now));
  }

  /**
   * Pauses a pipeline by an operator's word.
   *
   * @return the pause that holds: an earlier one where it was paused already
   */
  public Pause pause(String pipeline, String who, String reason) {
    Instant now = clock.instant();
    return database.compute(
        sql -> ScheduleRepository.PauseRows.begin(sql, pipeline, who, reason, now));
  }

  /**
   * Ends an operator's pause.
   *
   * @return the pause that ended; empty where there was none
   */
  public Optional<Pause> resume(String pipeline, String who) {
    Instant now = clock.instant();
    return database.compute(sql -> ScheduleRepository.PauseRows.end(sql, pipeline, who, now));
  }

  /**
   * Notes whether a setting pauses a pipeline; the same again adds nothing.
   *
   * @param key the setting that is false; null where none is
   */
  public void notePauseSetting(String pipeline, String key) {
    Instant now = clock.instant();
    database.write(sql -> ScheduleRepository.PauseRows.noteSetting(sql, pipeline, key, now));
  }

  /** Notes the answer of a run's freshness query, by its hash. */
  public void noteFreshness(RunId run, String sha256) {
    database.write(sql -> RunRepository.FreshnessRows.note(sql, run, sha256));
  }

  /**
   * Notes a schedule; the same one seen again adds nothing.
   *
   * @param cron a Quartz expression, or null: the pipeline has none, or is gone
   */
  public void noteSchedule(String pipeline, String cron, ZoneId zone) {
    Instant now = clock.instant();
    database.write(sql -> ScheduleRepository.note(sql, pipeline, cron, zone, now));
  }

  /**
   * Notes what an API run carries, once.
   *
   * @throws IllegalStateException for a run that was never begun, or has told it before
   */
  public void notePayload(RunId run, RequestRepository.RunPayload carried) {
    database.write(sql -> RequestRepository.carry(sql, run, carried));
  }

  /**
   * Notes the answer to a request; it is on disk when this returns. Threads that answer at one time
   * share one transaction, and each fails alone.
   *
   * @throws IllegalStateException for lines that are answered already or were not sealed, a job
   *     that is another request's, or a state without what belongs to it: nothing was written
   */
  public void answered(RunId run, RequestResult answered) {
    Instant now = clock.instant();
    together.write(sql -> RequestRepository.answer(sql, run, answered, now));
  }

  /**
   * Notes how a job ended, once.
   *
   * @throws IllegalStateException for a job that is not open, or counts that do not make up the
   *     people of its request: nothing was written
   */
  public void endJob(RunId run, OpenJob.JobEnd end) {
    Instant now = clock.instant();
    database.write(sql -> RequestRepository.JobRows.end(sql, run, end, now));
  }

  /** Who was asked to subscribe, and under which keys people may be. */
  public PeopleRepository people() {
    return people;
  }

  /** Why the last write failed; empty where it went well. */
  public Optional<LedgerFault> unwritable() {
    return database.unwritable();
  }

  /**
   * Writes something that changes nothing, where the last write failed: so that who watches learns
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
