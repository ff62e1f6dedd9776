package io.attentivecourier.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Records what happened, append-only, in one SQLite file that several processes of one host share.
 * It holds names, counts, hashes of files and times. Of a person it holds only a keyed hash, if the
 * person was asked to subscribe. What it holds stands in repositories, each with its own tables.
 *
 * <p>Every method of a repository is one transaction or less, and any thread may call it. What a
 * method wrote is on disk when it returns. Each method throws {@link LedgerFault} if the ledger
 * cannot be used; then nothing may be sent. For a row that contradicts the ledger it throws {@link
 * IllegalStateException}, and nothing of its transaction is written.
 */
public final class Ledger implements AutoCloseable {
  private final Database database;
  private final RunRepository runs;
  private final RunReports reports;
  private final FileRepository files;
  private final DeliveryRepository deliveries;
  private final RequestRepository requests;
  private final OutcomeRepository outcomes;
  private final PeopleRepository people;
  private final ScheduleRepository schedules;
  private final LedgerIdentity identity;
  private final ListHistory history;

  private Ledger(Database database, Clock clock) {
    this.database = database;
    this.runs = new RunRepository(database, clock);
    this.reports = new RunReports(database);
    this.files = new FileRepository(database, clock);
    this.deliveries = new DeliveryRepository(database);
    this.requests = new RequestRepository(database, clock);
    this.outcomes = new OutcomeRepository(database);
    this.people = new PeopleRepository(database, clock);
    this.schedules = new ScheduleRepository(database, clock);
    this.identity = new LedgerIdentity(database, clock);
    this.history = new ListHistory(database);
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

  /** The runs: their beginnings and ends, their holds, and what operators did to them. */
  public RunRepository runs() {
    return runs;
  }

  /** The reports of the runs. */
  public RunReports reports() {
    return reports;
  }

  /** The sealed files, their steps and their numbers. */
  public FileRepository files() {
    return files;
  }

  /** The lists that reached the receiver. */
  public DeliveryRepository deliveries() {
    return deliveries;
  }

  /** The payloads of API runs, the answers to their requests, and their jobs. */
  public RequestRepository requests() {
    return requests;
  }

  /** The outcome of each person of the API runs. */
  public OutcomeRepository outcomes() {
    return outcomes;
  }

  /** The people who were asked to subscribe, and the keys under which people may be asked. */
  public PeopleRepository people() {
    return people;
  }

  /** The schedules and pauses of the pipelines. */
  public ScheduleRepository schedules() {
    return schedules;
  }

  /** The identity of this ledger, and what it knows. */
  public LedgerIdentity identity() {
    return identity;
  }

  /** How the lists grew and shrank. */
  public ListHistory history() {
    return history;
  }

  /** Changes with each write of any process: what was read at one version is as new at the same. */
  public String version() {
    return database.read(
        sql -> sql.number("PRAGMA data_version") + "." + sql.number("SELECT total_changes()"));
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
