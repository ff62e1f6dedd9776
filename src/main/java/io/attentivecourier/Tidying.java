package io.attentivecourier;

import io.attentivecourier.door.Doors;
import io.attentivecourier.door.UnknownPast;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Retention;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.member.Snapshots;
import io.attentivecourier.people.KnownPeople;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/** Removes what is kept of people once its time is over. */
final class Tidying {
  private final Home home;
  private final Ledger ledger;
  private final Snapshots snapshots;
  private final KnownPeople known;
  private final UnknownPast past;
  private final int retentionDays;
  private final Clock clock;

  Tidying(Home home, Ledger ledger, Doors doors, int retentionDays, Clock clock) {
    this.home = home;
    this.ledger = ledger;
    this.snapshots = doors.snapshots();
    this.known = doors.known();
    this.past = doors.past();
    this.retentionDays = retentionDays;
    this.clock = clock;
  }

  void tidy() throws IOException {
    Retention.sweep(home, retentionDays, clock.instant());
    LocalDate oldest = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(retentionDays);
    known.tidy(oldest, Set.copyOf(ledger.openApiRuns()));
    snapshots.tidy(
        run -> past.isUnknown(run) || ledger.unfinished().contains(run) || isHeldOfLate(run));
  }

  /** `why` still finds who is in a list that a guard holds, as long as a sent one is kept. */
  private boolean isHeldOfLate(RunId run) {
    LocalDate oldest = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(retentionDays);
    return !run.date().isBefore(oldest)
        && ledger.report(run).map(RunReport::state).filter(RunState.HELD::equals).isPresent();
  }
}
