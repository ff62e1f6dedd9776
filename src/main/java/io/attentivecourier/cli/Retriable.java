package io.attentivecourier.cli;

import static io.attentivecourier.cli.TypedRun.fault;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.SettingsFault;

/** Whether what was typed names an attribute run that has ended without being applied whole. */
final class Retriable {
  private final Ledger ledger;

  Retriable(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @throws SettingsFault with what to type instead
   */
  void require(RunId run) {
    RunReport report = TypedRun.in(ledger, run);
    if (report.kind() == RunKind.SUBSCRIBERS) {
      throw fault(
          run,
          "asked people to subscribe, which is done once in a life",
          "nobody is asked again; look at those who are unconfirmed in Attentive");
    }
    if (report.kind() != RunKind.ATTRIBUTES) {
      throw fault(run, "sent files, not attributes", "type `courier resend " + run + "`");
    }
    requireEnded(run, report);
  }

  private void requireEnded(RunId run, RunReport report) {
    String again = "type `courier run " + run.pipeline() + "`";
    if (ledger.openApiRuns().contains(run)) {
      throw fault(
          run, "is " + report.state() + " and still followed", "wait for it: `courier ledger`");
    }
    if (!ledger.isSealed(run)) {
      throw fault(run, "is " + report.state() + ", nobody of it was sent", again);
    }
    if (report.users().sent() == report.users().applied()) {
      throw fault(run, "was applied to everybody", "there is nothing to send again");
    }
  }
}
