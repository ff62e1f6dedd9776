package io.attentivecourier.alert;

import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Alerts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds in the ledger what a pipeline was before its run that is whole now: so a run by hand tells
 * of a recovery too, and {@code serve} does after a restart.
 */
public final class Recoveries {
  private static final Set<RunState> BAD = EnumSet.of(RunState.FAILED, RunState.HELD);

  private final Ledger ledger;

  public Recoveries(Ledger ledger) {
    this.ledger = ledger;
  }

  /** FAILED, HELD or MISSED; empty if the pipeline was well, or never ran. */
  Optional<String> before(RunReport whole) {
    return ledger
        .runs()
        .endBefore(whole.run().pipeline())
        .filter(BAD::contains)
        .map(RunState::name)
        .or(() -> isAfterMissed(whole.run()) ? missed() : Optional.empty());
  }

  private static Optional<String> missed() {
    return Optional.of(Alerts.AlertKind.MISSED.name());
  }

  /** True if the first run of its date began long after its time, or the date before had none. */
  private boolean isAfterMissed(RunId run) {
    List<Instant> starts = ledger.runs().starts(run.pipeline(), run.date());
    LocalDate before = run.date().minusDays(1);
    return starts.size() == 1
        && (isMissed(run.pipeline(), run.date(), starts.get(0).minus(Overdue.GRACE))
            || ledger.runs().starts(run.pipeline(), before).isEmpty()
                && isMissed(run.pipeline(), before, starts.get(0)));
  }

  /** True if the date was missed at that instant, without the runs that came later. */
  private boolean isMissed(String pipeline, LocalDate date, Instant at) {
    return ledger
        .schedules()
        .seen(pipeline)
        .filter(seen -> seen.cron() != null)
        .map(seen -> new DayView.Configured(pipeline, seen.cron(), seen.zone()))
        .map(one -> DayView.due(ledger, date, List.of(one), at))
        .filter(lines -> lines.stream().anyMatch(line -> line.state() == RunState.MISSED))
        .isPresent();
  }
}
