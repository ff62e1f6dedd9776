package io.attentivecourier.cli;

import io.attentivecourier.act.RunFault;
import io.attentivecourier.home.Home;
import io.attentivecourier.known.RejectedFile;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunDetail;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunId;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.ShowDocument;
import io.attentivecourier.screen.ShowScreen;
import io.attentivecourier.screen.TimeNotes;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one run whole. */
@Command(
    name = "show",
    description = "one run whole: stages with times, rejected rows, holds, acts, files, jobs",
    footer = "courier show 2026-11-22.winback.1   its stages, rejected rows, files and acts")
final class ShowCommand extends HomeCommand {
  @Parameters(
      paramLabel = "RUN",
      converter = TypedRun.class,
      description = "like 2026-11-22.winback.1; `courier ledger --all` names them")
  private RunId run;

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      RunRecord record = RunRecord.of(ledger, RunFault.unlessIn(ledger.reports(), run));
      RunDetail detail = ledger.reports().detail(run);
      List<RejectedFile.RuleExample> rejected =
          RejectedFile.ofRun(home.rejected(), run).examples(record.report().counts());
      screen.document(ShowDocument.of(record, detail, rejected));
      TimeNotes notes = new TimeNotes(settings, List.of(), ledger, clock);
      new ShowScreen(screen, notes).show(record, detail, rejected);
      return Cli.ExitCodes.OK;
    }
  }
}
