package io.attentivecourier.act;

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
 * Checks that a run may be released: only a run that somebody has just looked at, so only the
 * newest run of its pipeline, on its own date, while it is held.
 */
public final class Releasable {
  private final Ledger ledger;
  private final LocalDate today;

  public Releasable(Ledger ledger, LocalDate today) {
    this.ledger = ledger;
    this.today = today;
  }

  /**
   * @throws SettingsFault with what to type instead
   */
  public void require(RunId run) {
    RunReport report =
        ledger
            .reports()
            .of(run)
            .filter(found -> found.kind() != RunKind.CANARY)
            .orElseThrow(() -> unknown(run));
    if (!run.date().equals(today)) {
      throw RunFault.of(run, "is not of today (" + today + ")", "type `" + again(run) + "`");
    }
    requireNewest(run);
    if (isRollback(run)) {
      String again = "fix its guard's limit, then `courier resend … --as-today` again";
      throw RunFault.of(run, "is a rollback: a release would send what the warehouse holds", again);
    }
    if (report.state() != RunState.HELD) {
      throw RunFault.of(run, "is " + report.state() + ", not HELD", "there is nothing to release");
    }
  }

  private void requireNewest(RunId run) {
    RunReport newest =
        ledger.reports().newest(run.pipeline(), run.date()).orElseThrow(() -> unknown(run));
    if (!newest.run().equals(run)) {
      String before = isReleased(run) ? "was released before" : "is not the newest";
      throw RunFault.of(
          run, before + ": " + newest.run() + " is newer, " + newest.state(), fix(newest));
    }
  }

  private boolean isReleased(RunId run) {
    return ledger.runs().acts(run).stream().anyMatch(act -> act.kind() == Act.Kind.RELEASE);
  }

  private boolean isRollback(RunId run) {
    return ledger.runs().acts(run).stream().anyMatch(act -> act.kind() == Act.Kind.ROLLBACK);
  }

  private SettingsFault unknown(RunId run) {
    String fix =
        newest(run)
            .map(newest -> "its newest run today is " + newest.run() + ", " + newest.state())
            .orElse("`courier ledger` names the runs");
    return RunFault.of(run, "is no run that can be held in this ledger", fix);
  }

  private Optional<RunReport> newest(RunId run) {
    return ledger.reports().newest(run.pipeline(), today);
  }

  private static String fix(RunReport newest) {
    return newest.state() == RunState.HELD
        ? "type `courier release " + newest.run() + " --reason …`"
        : "type `" + again(newest.run()) + "`; what is held then can be released";
  }

  private static String again(RunId run) {
    return "courier run " + run.pipeline();
  }
}
