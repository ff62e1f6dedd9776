package io.attentivecourier.cli;

import static io.attentivecourier.cli.TypedRun.fault;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentState;
import io.attentivecourier.settings.SettingsFault;

/** Whether what was typed names a run that delivered lists. */
final class Resendable {
  private final Ledger ledger;

  Resendable(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @throws SettingsFault with what to type instead
   */
  void require(RunId run) {
    RunReport report = TypedRun.in(ledger, run);
    String again = "`courier run " + run.pipeline() + "`";
    if (report.kind() == RunKind.CANARY) {
      throw fault(
          run, "is a canary, which is nobody's list", "`courier canary " + run.pipeline() + " …`");
    }
    if (report.kind().isApi()) {
      throw fault(run, "sent no files", instead(report));
    }
    if (report.segments().stream().noneMatch(one -> one.state() == SegmentState.DELIVERED)) {
      throw fault(run, "delivered nothing, it is " + report.state(), "type " + again);
    }
  }

  private static String instead(RunReport report) {
    return report.kind() == RunKind.ATTRIBUTES
        ? "`courier retry " + report.run() + "` sends again what was not applied"
        : "nobody is asked to subscribe twice";
  }
}
