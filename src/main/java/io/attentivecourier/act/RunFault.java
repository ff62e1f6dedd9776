package io.attentivecourier.act;

import io.attentivecourier.ledger.RunReports;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.SettingsFault;

/** What is said of a run that is not one that an act can be done to. */
public final class RunFault {
  private RunFault() {}

  /**
   * @throws SettingsFault where the ledger has no such run
   */
  public static RunReport unlessIn(RunReports reports, RunId run) {
    return reports
        .of(run)
        .orElseThrow(
            () -> of(run, "is no run in this ledger", "`courier ledger --days 7` has them"));
  }

  /**
   * @param fix what to type instead
   */
  static SettingsFault of(RunId run, String fault, String fix) {
    return new SettingsFault(run.toString(), fault, fix);
  }
}
