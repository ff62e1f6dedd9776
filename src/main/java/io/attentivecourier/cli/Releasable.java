package io.attentivecourier.cli;

import static io.attentivecourier.cli.TypedRun.fault;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.SettingsFault;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a run may be let go: only what somebody has just looked at, so only the newest run of its
 * pipeline, on its own date, while it is held.
 */
final class Releasable {
  private final Ledger ledger;
  private final LocalDate today;

  Releasable(Ledger ledger, LocalDate today) {
    this.ledger = ledger;
    this.today = today;
  }

  /**
   * @throws SettingsFault with what to type instead
   */
  void require(RunId run) {
    RunReport report =
        ledger
            .report(run)
            .filter(found -> found.kind() != RunKind.CANARY)
            .orElseThrow(() -> unknown(run));
    if (!run.date().equals(today)) {
      throw fault(run, "is not of today (" + today + ")", "type `" + again(run) + "`");
    }
    requireNewest(run);
    if (isRollback(run)) {
      String again = "mend its guard's limit, then `courier resend … --as-today` again";
      throw fault(run, "is a rollback: a release would send what the warehouse holds", again);
    }
    if (report.state() != RunState.HELD) {
      throw fault(run, "is " + report.state() + ", not HELD", "there is nothing to let go");
    }
  }

  private void requireNewest(RunId run) {
    RunReport newest = ledger.newest(run.pipeline(), run.date()).orElseThrow(() -> unknown(run));
    if (!newest.run().equals(run)) {
      String before = isReleased(run) ? "was released before" : "is not the newest";
      throw fault(run, before + ": " + newest.run() + " is newer, " + newest.state(), mend(newest));
    }
  }

  private boolean isReleased(RunId run) {
    return ledger.acts(run).stream().anyMatch(act -> act.kind() == Act.Kind.RELEASE);
  }

  private boolean isRollback(RunId run) {
    return ledger.acts(run).stream().anyMatch(act -> act.kind() == Act.Kind.ROLLBACK);
  }

  private SettingsFault unknown(RunId run) {
    String mend =
        newest(run)
            .map(newest -> "its newest run today is " + newest.run() + ", " + newest.state())
            .orElse("`courier ledger` names the runs");
    return fault(run, "is no run that can be held in this ledger", mend);
  }

  private Optional<RunReport> newest(RunId run) {
    return ledger.newest(run.pipeline(), today);
  }

  private static String mend(RunReport newest) {
    return newest.state() == RunState.HELD
        ? "type `courier release " + newest.run() + " --reason …`"
        : "type `" + again(newest.run()) + "`; what is held then can be released";
  }

  private static String again(RunId run) {
    return "courier run " + run.pipeline();
  }
}
