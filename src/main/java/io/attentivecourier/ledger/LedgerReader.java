package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the ledger. Every method is one transaction or less, any thread may call it, and each
 * throws {@link LedgerFault} if the ledger cannot be read; then nothing may be sent.
 */
public abstract sealed class LedgerReader permits Ledger {
  final Database database;

  LedgerReader(Database database) {
    this.database = database;
  }

  /** The run that would begin next; a plan names it. */
  public RunId next(String pipeline, LocalDate date) {
    return next(pipeline, date, 0);
  }

  /**
   * The run that would begin next, with a number above a given one.
   *
   * @param above a number that another ledger gave; the number of the run is greater
   */
  public RunId next(String pipeline, LocalDate date, int above) {
    return database.read(sql -> RunRepository.next(sql, pipeline, date, above));
  }

  /** The number that each owner has on that date, or would get if it sealed now, in this order. */
  public Map<String, Integer> numbers(LocalDate date, List<String> owners) {
    return database.read(sql -> FileNumbers.peek(sql, date, owners));
  }

  /** The owners that have a number of that date, in order of number. */
  public List<String> numbered(LocalDate date) {
    return database.read(sql -> FileNumbers.owners(sql, date));
  }

  public Optional<RunReport> report(RunId run) {
    return database.read(sql -> RunReports.find(sql, run));
  }

  /**
   * The newest run of a pipeline and date.
   *
   * @param kind null for every kind, canaries included
   */
  public Optional<RunReport> newest(String pipeline, LocalDate date, RunKind kind) {
    return database.read(sql -> RunReports.newest(sql, pipeline, date, kind));
  }

  /**
   * The pipeline's newest run of a date, of any kind but a canary, which is no run of the pipeline.
   */
  public Optional<RunReport> newest(String pipeline, LocalDate date) {
    return database.read(sql -> RunReports.newest(sql, pipeline, date));
  }

  /** The pipeline's newest run of any date, and of any kind but a canary. */
  public Optional<RunReport> last(String pipeline) {
    return database.read(sql -> RunReports.last(sql, pipeline));
  }

  /** All runs of a date, canaries included, in the order in which they began. */
  public List<RunReport> runs(LocalDate date) {
    return database.read(sql -> RunReports.of(sql, RunRepository.on(sql, date)));
  }

  /**
   * The runs of any date that did not end, or that sealed a file for the pickup folder whose newest
   * step is not final. A sealed run of the API is not among them: {@link #openApiRuns}.
   */
  public List<RunId> unfinished() {
    return database.read(RunRepository::unfinished);
  }

  /** The files of a run whose newest step is not final, in order of number. */
  public List<SealedFile> undelivered(RunId run) {
    return database.read(sql -> FileRepository.undelivered(sql, run));
  }

  public Optional<SealedFile> sealed(RunId run, String file) {
    return database.read(sql -> FileRepository.sealed(sql, run, file));
  }

  /**
   * The undelivered files for the pickup folder, of any date, that hold one of the segments and
   * belong to runs that began before this one.
   */
  public List<FileRepository.Undelivered> undeliveredBefore(RunId run, Set<String> segments) {
    return database.read(sql -> FileRepository.undeliveredBefore(sql, run, segments));
  }

  /**
   * Maps each segment to the name of its file that was delivered last on that date; no canaries.
   */
  public Map<String, String> deliveredOn(LocalDate date) {
    return database.read(sql -> DeliveryRepository.on(sql, date));
  }

  /**
   * Maps each segment to the name of its newest file of that date that lies at the receiver, or
   * may: its rename was requested, whatever the result was. No canaries.
   */
  public Map<String, String> standingOn(LocalDate date) {
    return database.read(sql -> DeliveryRepository.standing(sql, date));
  }

  /** The newest list at the receiver, by segment; no canaries, nothing that was retired. */
  public Map<String, DeliveryRepository.Baseline> baselines() {
    return database.read(DeliveryRepository::baselines);
  }

  /** Maps each segment to the run of its newest list at the receiver, as in {@link #baselines}. */
  public Map<String, RunId> newestDeliveries() {
    Map<String, RunId> runs = new HashMap<>();
    baselines().forEach((segment, baseline) -> runs.put(segment, baseline.run()));
    return runs;
  }

  public List<Hold> holds(RunId run) {
    return database.read(sql -> Hold.HoldRows.of(sql, run));
  }

  /** The acts of operators on a run, in order. */
  public List<Act> acts(RunId run) {
    return database.read(sql -> Act.ActRows.on(sql, run));
  }

  /**
   * True if the run sends again what could not be applied in an earlier run; nothing in it is
   * newer.
   */
  public boolean isRetry(RunId run) {
    return acts(run).stream().anyMatch(act -> act.kind() == Act.Kind.RETRY);
  }

  /** The freshness of the pipeline's last whole run, of any date. */
  public Optional<String> lastFreshness(String pipeline) {
    return database.read(sql -> RunRepository.FreshnessRows.last(sql, pipeline));
  }

  /** Each segment's newest delivery of any date, the newest first; no canaries. */
  public List<DeliveryRepository.LastDelivery> lastDeliveries() {
    return database.read(DeliveryRepository::last);
  }

  /**
   * Maps each segment to the pipeline that delivered it first since it was last retired; no
   * canaries.
   */
  public Map<String, String> owners() {
    return database.read(DeliveryRepository::owners);
  }

  /**
   * True if the run has sealed a file: then its staged data is in the outbox, or on the way there.
   */
  public boolean isSealed(RunId run) {
    return database.read(sql -> FileRepository.any(sql, run));
  }

  /**
   * True if the run has begun to rename to that name, and the server has not refused it since. Only
   * the server knows if the rename happened.
   */
  public boolean isRenaming(RunId run, String file) {
    return database.read(sql -> DeliveryRepository.renaming(sql, file, run));
  }

  /**
   * The runs that have renamed to that name, or may have; not those whose last rename was refused.
   */
  public List<RunId> renamers(String file) {
    return database.read(sql -> DeliveryRepository.renamers(sql, file));
  }

  /**
   * True if another run has renamed to that name, or may have: then the size there proves nothing
   * about our file.
   */
  public boolean isRenamedByAnother(String file, RunId run) {
    return renamers(file).stream().anyMatch(other -> !other.equals(run));
  }

  /**
   * The segments of which a pipeline had delivered a list before that run; no canaries.
   *
   * @param run if it never began, as a plan's: before now
   */
  public Set<String> listsBefore(RunId run) {
    return database.read(sql -> DeliveryRepository.before(sql, run));
  }

  /** The identity of this ledger, and what it knows. */
  public LedgerIdentity identity() {
    return new LedgerIdentity(database);
  }

  /**
   * True if a pipeline has ever delivered a segment. A canary is no baseline, so it does not count.
   */
  public boolean hasEverDelivered() {
    return database.read(DeliveryRepository::ever);
  }

  /** The instants at which the pipeline's runs of that date began, canaries not counted. */
  public List<Instant> starts(String pipeline, LocalDate date) {
    return database.read(sql -> RunRepository.starts(sql, pipeline, date));
  }

  /** The pauses of all pipelines, including those that are over. */
  public Pause.Pauses pauses() {
    return database.read(ScheduleRepository.PauseRows::all);
  }

  /** The newest schedule that was seen of one pipeline. */
  public Optional<ScheduleRepository.SeenSchedule> schedule(String pipeline) {
    return database.read(sql -> ScheduleRepository.newest(sql, pipeline));
  }

  /** The last run of each pipeline that ran on that date, canaries not counted. */
  public Map<String, RunRepository.LastRun> lastRuns(LocalDate date) {
    return database.read(sql -> RunRepository.lastOn(sql, date));
  }

  /** The newest schedule that was seen of each pipeline. */
  public Map<String, ScheduleRepository.SeenSchedule> schedules() {
    return database.read(ScheduleRepository::newest);
  }

  public Optional<RequestRepository.RunPayload> carried(RunId run) {
    return database.read(sql -> RequestRepository.carried(sql, run));
  }

  /**
   * The answers to a run's requests, in order of line; {@link LineRange.Unanswered} finds the gaps.
   */
  public List<RequestResult> answered(RunId run) {
    return database.read(sql -> RequestRepository.of(sql, run));
  }

  /** The reasons for which people of a job were refused, or are unconfirmed: ids, each once. */
  public List<String> reasons(RunId run, String job, RunReport.PersonOutcome outcome) {
    return database.read(sql -> RequestRepository.JobRows.reasons(sql, run, job, outcome));
  }

  /** The times of a run; empty if it was never begun. */
  public Optional<RunTimes> times(RunId run) {
    return database.read(sql -> RunTimes.of(sql, run));
  }

  /** What happened within a run, step by step. */
  public RunDetail detail(RunId run) {
    return database.read(sql -> RunDetail.of(sql, run));
  }

  /** The accepted requests of a run whose jobs have no end yet, in order of line. */
  public List<OpenJob> openJobs(RunId run) {
    return database.read(sql -> RequestRepository.JobRows.open(sql, run));
  }

  public boolean hasOpenJobs(RunId run) {
    return database.read(sql -> RequestRepository.JobRows.anyOpen(sql, run));
  }

  /**
   * The counts of an API run's people by what became of them so far; empty for a run of another
   * kind, or one that was never begun.
   */
  public Optional<RunReport.Users> users(RunId run) {
    return database.read(sql -> RunReports.UserCounts.of(sql, run));
  }

  /**
   * The sealed API runs of any date that are not finished, in the order in which they began. They
   * have no end, or are ACCEPTED, or are FAILED with open jobs, or are FAILED for a reason that may
   * pass and have lines without an answer.
   */
  public List<RunId> openApiRuns() {
    return database.read(RequestRepository.ApiRuns::open);
  }

  /**
   * The earlier sealed runs of the same pipeline and kind that have no answer at all and whose file
   * is not put aside yet: this run takes their place.
   */
  public List<RunId> unsentBefore(RunId run) {
    return database.read(sql -> RequestRepository.ApiRuns.unsentBefore(sql, run));
  }
}
