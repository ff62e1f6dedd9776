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
 * What the ledger says. Every method is one transaction or less, any thread may call it, and each
 * throws {@link LedgerFault} where the ledger cannot be read; then nothing may be sent.
 */
public abstract sealed class LedgerReader permits Ledger {
  final Database database;

  LedgerReader(Database database) {
    this.database = database;
  }

  /** The run that would begin next; a plan speaks of it. */
  public RunId next(String pipeline, LocalDate date) {
    return next(pipeline, date, 0);
  }

  /**
   * The same.
   *
   * @param above a number that it is above, as another ledger gave it
   */
  public RunId next(String pipeline, LocalDate date, int above) {
    return database.read(sql -> RunRepository.next(sql, pipeline, date, above));
  }

  /**
   * The number that each owner has on that date, or else would get if sealed now, in this order.
   */
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
   * @param kind null for every kind, canaries too
   */
  public Optional<RunReport> newest(String pipeline, LocalDate date, RunKind kind) {
    return database.read(sql -> RunReports.newest(sql, pipeline, date, kind));
  }

  /** The pipeline's newest run of a date, of any kind but a canary, which is no run of it. */
  public Optional<RunReport> newest(String pipeline, LocalDate date) {
    return database.read(sql -> RunReports.newest(sql, pipeline, date));
  }

  /** The pipeline's newest run of any date, and of any kind but a canary. */
  public Optional<RunReport> last(String pipeline) {
    return database.read(sql -> RunReports.last(sql, pipeline));
  }

  /** Every run of a date, canaries too, in the order they began. */
  public List<RunReport> runs(LocalDate date) {
    return database.read(sql -> RunReports.of(sql, RunRepository.on(sql, date)));
  }

  /**
   * Runs of any date that did not end, or that sealed a file for the pickup folder whose newest
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
   * Undelivered files for the pickup folder, of any date, of runs begun before this one that hold
   * such a segment.
   */
  public List<FileRepository.Undelivered> undeliveredBefore(RunId run, Set<String> segments) {
    return database.read(sql -> FileRepository.undeliveredBefore(sql, run, segments));
  }

  /** Segment to the name of its file that was delivered last on that date; no canaries. */
  public Map<String, String> deliveredOn(LocalDate date) {
    return database.read(sql -> DeliveryRepository.on(sql, date));
  }

  /**
   * Segment to the name of its newest file of that date that lies at the receiver, or may: its
   * rename was asked for, whatever came of it; no canaries.
   */
  public Map<String, String> standingOn(LocalDate date) {
    return database.read(sql -> DeliveryRepository.standing(sql, date));
  }

  /** The newest list at the receiver, by segment; no canaries, nothing that was retired. */
  public Map<String, DeliveryRepository.Baseline> baselines() {
    return database.read(DeliveryRepository::baselines);
  }

  /** Segment to the run of its newest list at the receiver, as {@link #baselines}. */
  public Map<String, RunId> newestDeliveries() {
    Map<String, RunId> runs = new HashMap<>();
    baselines().forEach((segment, baseline) -> runs.put(segment, baseline.run()));
    return runs;
  }

  public List<Hold> holds(RunId run) {
    return database.read(sql -> Hold.HoldRows.of(sql, run));
  }

  /** What operators did to a run, in order. */
  public List<Act> acts(RunId run) {
    return database.read(sql -> Act.ActRows.on(sql, run));
  }

  /** Whether the run sends again what an earlier one was not applied to: nothing is newer in it. */
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

  /** Segment to the pipeline that delivered it first since it was last retired; no canaries. */
  public Map<String, String> owners() {
    return database.read(DeliveryRepository::owners);
  }

  /** The run has sealed a file: what it had staged is in the outbox, or on its way there. */
  public boolean isSealed(RunId run) {
    return database.read(sql -> FileRepository.any(sql, run));
  }

  /**
   * The run has begun to rename to that name; whether it came to that, only the server knows. Not
   * where the server has refused it since.
   */
  public boolean isRenaming(RunId run, String file) {
    return database.read(sql -> DeliveryRepository.renaming(sql, file, run));
  }

  /** The runs that have renamed to that name, or may have; not those that were refused it last. */
  public List<RunId> renamers(String file) {
    return database.read(sql -> DeliveryRepository.renamers(sql, file));
  }

  /** Another run has renamed to that name, or may have: size there proves nothing about ours. */
  public boolean isRenamedByAnother(String file, RunId run) {
    return renamers(file).stream().anyMatch(other -> !other.equals(run));
  }

  /** Which ledger this is, and what it knows of. */
  public LedgerIdentity identity() {
    return new LedgerIdentity(database);
  }

  /** A pipeline has delivered a segment. A canary is no baseline, so it does not count. */
  public boolean hasEverDelivered() {
    return database.read(DeliveryRepository::ever);
  }

  /** When the pipeline's runs of that date began, canaries not counted. */
  public List<Instant> starts(String pipeline, LocalDate date) {
    return database.read(sql -> RunRepository.starts(sql, pipeline, date));
  }

  /** The pauses of all pipelines, those that are over too. */
  public Pause.Pauses pauses() {
    return database.read(ScheduleRepository.PauseRows::all);
  }

  /** The newest sighting of one pipeline. */
  public Optional<ScheduleRepository.SeenSchedule> schedule(String pipeline) {
    return database.read(sql -> ScheduleRepository.newest(sql, pipeline));
  }

  /** The last run of each pipeline that ran on that date, canaries not counted. */
  public Map<String, RunRepository.LastRun> lastRuns(LocalDate date) {
    return database.read(sql -> RunRepository.lastOn(sql, date));
  }

  /** The newest sighting of each pipeline. */
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

  /** Why people of a job were refused, or are unconfirmed: ids, each once. */
  public List<String> reasons(RunId run, String job, RunReport.PersonOutcome outcome) {
    return database.read(sql -> RequestRepository.JobRows.reasons(sql, run, job, outcome));
  }

  /** Empty for a run that was never begun. */
  public Optional<RunTimes> times(RunId run) {
    return database.read(sql -> RunTimes.of(sql, run));
  }

  /** The accepted requests of a run whose jobs have no end yet, in order of line. */
  public List<OpenJob> openJobs(RunId run) {
    return database.read(sql -> RequestRepository.JobRows.open(sql, run));
  }

  public boolean hasOpenJobs(RunId run) {
    return database.read(sql -> RequestRepository.JobRows.anyOpen(sql, run));
  }

  /** What became of an API run's people so far; empty for a run of another kind, or of none. */
  public Optional<RunReport.Users> users(RunId run) {
    return database.read(sql -> RunReports.UserCounts.of(sql, run));
  }

  /**
   * Sealed API runs of any date that are not at their end, in the order they began: without an end,
   * ACCEPTED, or FAILED with jobs open, or FAILED for a reason that may pass with lines that nobody
   * answered.
   */
  public List<RunId> openApiRuns() {
    return database.read(RequestRepository.ApiRuns::open);
  }

  /**
   * Earlier sealed runs of the same pipeline and kind nothing of which was answered, and whose file
   * is not put aside yet: this run takes their place.
   */
  public List<RunId> unsentBefore(RunId run) {
    return database.read(sql -> RequestRepository.ApiRuns.unsentBefore(sql, run));
  }
}
