package io.attentivecourier.cli;

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
    RunReport report =
        ledger
            .report(run)
            .orElseThrow(
                () -> fault(run, "is no run in this ledger", "`courier ledger --days 7` has them"));
    String again = "`courier run " + run.pipeline() + "`";
    if (report.kind() == RunKind.CANARY) {
      throw fault(
          run, "is a canary, which is nobody's list", "`courier canary " + run.pipeline() + " …`");
    }
    if (report.kind().isApi()) {
      throw fault(
          run, "sent no files", "`courier retry " + run + "` sends again what was not applied");
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

  private static SettingsFault fault(RunId run, String fault, String mend) {
    return new SettingsFault(run.toString(), fault, mend);
  }
}
