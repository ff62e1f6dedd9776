package io.attentivecourier.act;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.settings.SettingsFault;

/** Checks that a run delivered lists. */
public final class Resendable {
  private final Ledger ledger;

  public Resendable(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @throws SettingsFault with what to type instead
   */
  public void require(RunId run) {
    RunReport report = RunFault.unlessIn(ledger.reports(), run);
    String again = "`courier run " + run.pipeline() + "`";
    if (report.kind() == RunKind.CANARY) {
      throw RunFault.of(
          run, "is a canary, which is nobody's list", "`courier canary " + run.pipeline() + " …`");
    }
    if (report.kind().isApi()) {
      throw RunFault.of(run, "sent no files", instead(report));
    }
    if (report.segments().stream()
        .noneMatch(one -> one.state() == SegmentOutcome.SegmentState.DELIVERED)) {
      throw RunFault.of(run, "delivered nothing, it is " + report.state(), "type " + again);
    }
  }

  private static String instead(RunReport report) {
    return report.kind() == RunKind.ATTRIBUTES
        ? "`courier retry " + report.run() + "` sends again what was not applied"
        : "nobody is asked to subscribe twice";
  }
}
