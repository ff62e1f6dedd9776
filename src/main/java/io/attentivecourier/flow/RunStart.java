package io.attentivecourier.flow;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.home.Traces;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.outbox.CrashedRuns;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a run, for every destination alike: for today's business date, under the lock of its
 * pipeline.
 */
public final class RunStart {
  private static final Logger LOG = LoggerFactory.getLogger(RunStart.class);

  private static final Refusal TWICE =
      new Refusal(
          Reason.INTERRUPTED,
          "two runs of today died with their process while they read; look for a very wide row in"
              + " the query, then run it by hand");

  private final Home home;
  private final Supplier<Settings> settings;
  private final Ledger ledger;
  private final Locks locks;
  private final Traces traces;
  private final RunEnds.RunListener ended;
  private final Clock clock;

  /**
   * @param settings those that hold now: a run takes them at its begin
   */
  public RunStart(
      Home home,
      Supplier<Settings> settings,
      Ledger ledger,
      Locks locks,
      RunEnds.RunListener ended,
      Clock clock) {
    this.home = home;
    this.settings = settings;
    this.ledger = ledger;
    this.locks = locks;
    this.traces = new Traces(home);
    this.ended = ended;
    this.clock = clock;
  }

  /** The request, settings and date that a run starts from. */
  private record Start(
      LocalDate date,
      String pipeline,
      RunRequest request,
      PipelineSettings settings,
      boolean fired) {}

  /**
   * @param asked null if Quartz started the run
   */
  <R extends ActiveRun> R open(String pipeline, RunRequest asked, RunOpening<R> opening) {
    PipelineSettings own = settings.get().pipeline(pipeline);
    LocalDate date = LocalDate.now(clock.withZone(own.zone()));
    RunRequest request = asked == null ? RunRequest.RUN : asked;
    Start start = new Start(date, pipeline, request, own, asked == null);
    try {
      // A fire asks for nothing; who types `run` has looked.
      return asked == null && CrashedRuns.areTooMany(ledger.reports(), pipeline, date)
          ? finished(refuse(start, TWICE, opening), opening)
          : open(start, opening);
    } catch (LedgerFault fault) {
      LOG.error("{}: not begun: {}", start.pipeline(), fault.getMessage());
      return finished(refuse(start, Refusals.of(fault, false), opening), opening);
    }
  }

  private <R extends ActiveRun> R open(Start start, RunOpening<R> opening) {
    return start.request().isPlan() ? plan(start, opening) : take(start, opening);
  }

  /**
   * The report of a run that could not begin. It is in no ledger, so the listeners hear of it here.
   */
  private RunReport refuse(Start start, Refusal why, RunOpening<?> opening) {
    boolean planned = start.request().isPlan();
    RunKind kind = opening.kind(start.request());
    RunReport report =
        new RunReport(
            new RunId(start.date(), start.pipeline(), 1),
            kind,
            RunState.FAILED,
            why.reason().id(),
            planned,
            false,
            RunReport.Counts.NONE,
            List.of(),
            start.pipeline() + ": not begun: " + why.getMessage(),
            kind.isApi() ? RunReport.Users.NONE : null);
    if (!planned) {
      ended.onRunEnd(report, Duration.ZERO);
    }
    return report;
  }

  private <R extends ActiveRun> R plan(Start start, RunOpening<R> opening) {
    RunId id = ledger.runs().next(start.pipeline(), start.date(), above(start));
    Path folder = home.tmp().resolve("plan-" + id + "-" + ProcessHandle.current().pid());
    ended.onRunBegin(id, start.request());
    return opening.run(beginning(id, start, folder), null);
  }

  private <R extends ActiveRun> R take(Start start, RunOpening<R> opening) {
    Optional<Locks.Held> lock = locks.tryLock("pipeline-" + start.pipeline());
    if (lock.isEmpty()) {
      return finished(opening.busy(start.pipeline(), start.date()), opening);
    }
    try {
      return take(start, opening, lock.get());
    } catch (RuntimeException fault) {
      lock.get().close();
      throw fault;
    }
  }

  private <R extends ActiveRun> R take(Start start, RunOpening<R> opening, Locks.Held lock) {
    Optional<RunReport> instead = opening.instead(start.pipeline(), start.date(), start.request());
    if (instead.isPresent()) {
      lock.close();
      return finished(instead.get(), opening);
    }
    RunKind kind = opening.kind(start.request());
    RunId id = ledger.runs().begin(start.pipeline(), start.date(), kind, above(start));
    opening.onBegin(id, start.request());
    note(id, start.request());
    RunLog.begin(id, kind, start.request(), start.fired());
    return opening.run(beginning(id, start, home.staging().resolve(id.toString())), lock);
  }

  /** Who asked for the run stands in the ledger before its first step. */
  private void note(RunId id, RunRequest request) {
    request
        .askedRun()
        .map(asked -> new Act(Act.Kind.RUN, id, null, asked.who(), asked.reason()))
        .ifPresent(ledger.runs()::note);
    ended.onRunBegin(id, request);
  }

  /**
   * The highest run number that lies on disk: its name is taken, even if this ledger does not know
   * it.
   */
  private int above(Start start) {
    try {
      return traces.highest(start.pipeline(), start.date());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static ActiveRun.Beginning beginning(RunId id, Start start, Path folder) {
    return new ActiveRun.Beginning(id, start.request(), start.settings(), folder, null);
  }

  /** A run with a report and nothing to do. */
  static <R extends ActiveRun> R finished(RunReport report, RunOpening<R> opening) {
    return opening.run(
        new ActiveRun.Beginning(report.run(), RunRequest.RUN, null, null, report), null);
  }
}
