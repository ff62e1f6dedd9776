package io.attentivecourier.door;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** How every door opens a run: for today's business date, under the lock of its pipeline. */
final class RunStart {
  private final Home home;
  private final Supplier<Settings> settings;
  private final Ledger ledger;
  private final Locks locks;
  private final Clock clock;

  RunStart(Doors.Rooms rooms) {
    home = rooms.home();
    settings = rooms.live();
    ledger = rooms.ledger();
    locks = rooms.locks();
    clock = rooms.clock();
  }

  /** What a run that is to be delivered starts from. */
  private record Start(
      LocalDate date, String pipeline, Occasion occasion, PipelineSettings settings) {}

  /**
   * @param asked null for a fire of Quartz, which says nothing
   */
  <R extends DoorRun> R open(String pipeline, Occasion asked, Opening<R> opening) {
    PipelineSettings own = settings.get().pipeline(pipeline);
    LocalDate date = LocalDate.now(clock.withZone(own.zone()));
    Start start = new Start(date, pipeline, asked == null ? Occasion.RUN : asked, own);
    return start.occasion().is(Occasion.Kind.PLAN) ? plan(start, opening) : take(start, opening);
  }

  private <R extends DoorRun> R plan(Start start, Opening<R> opening) {
    RunId id = ledger.next(start.pipeline(), start.date());
    Path folder = home.tmp().resolve("plan-" + id + "-" + ProcessHandle.current().pid());
    return opening.run(beginning(id, start, folder), null);
  }

  private <R extends DoorRun> R take(Start start, Opening<R> opening) {
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

  private <R extends DoorRun> R take(Start start, Opening<R> opening, Locks.Held lock) {
    Optional<RunReport> instead = opening.instead(start.pipeline(), start.date(), start.occasion());
    if (instead.isPresent()) {
      lock.close();
      return finished(instead.get(), opening);
    }
    RunId id = ledger.begin(start.pipeline(), start.date(), opening.kind(start.occasion()));
    opening.begun(id, start.occasion());
    return opening.run(beginning(id, start, home.staging().resolve(id.toString())), lock);
  }

  private static DoorRun.Beginning beginning(RunId id, Start start, Path folder) {
    return new DoorRun.Beginning(id, start.occasion(), start.settings(), folder, null);
  }

  /** A run that has nothing to do. */
  static <R extends DoorRun> R finished(RunReport report, Opening<R> opening) {
    return opening.run(new DoorRun.Beginning(report.run(), Occasion.RUN, null, null, report), null);
  }
}
