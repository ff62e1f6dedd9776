package io.attentivecourier.act;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.SettingsFault;

/** Checks that a run is one of attributes that has ended and was not applied to everybody. */
public final class Retriable {
  private final Ledger ledger;

  public Retriable(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @throws SettingsFault with what to type instead
   */
  public void require(RunId run) {
    RunReport report = RunFault.unlessIn(ledger.reports(), run);
    if (report.kind() == RunKind.SUBSCRIBERS) {
      throw RunFault.of(
          run,
          "asked people to subscribe, which is done once in a life",
          "nobody is asked again; look at those who are unconfirmed in Attentive");
    }
    if (report.kind() != RunKind.ATTRIBUTES) {
      throw RunFault.of(run, "sent files, not attributes", "type `courier resend " + run + "`");
    }
    requireEnded(run, report);
  }

  private void requireEnded(RunId run, RunReport report) {
    String again = "type `courier run " + run.pipeline() + "`";
    if (ledger.requests().openRuns().contains(run)) {
      throw RunFault.of(
          run, "is " + report.state() + " and still followed", "wait for it: `courier ledger`");
    }
    if (!ledger.files().isSealed(run)) {
      throw RunFault.of(run, "is " + report.state() + ", nobody of it was sent", again);
    }
    if (report.users().sent() == report.users().applied()) {
      throw RunFault.of(run, "was applied to everybody", "there is nothing to send again");
    }
  }
}
