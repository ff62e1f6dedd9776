package io.attentivecourier.cli;

import io.attentivecourier.Courier;
import io.attentivecourier.home.Home;
import io.attentivecourier.row.RejectedRows;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The real query and all rules, without a delivery. */
@Command(
    name = "plan",
    description = "run the query and all rules; say what would be sent; send nothing",
    footer = {
      "courier plan winback                counts, guards, what is new and gone",
      "courier plan winback --json         for a script"
    })
final class PlanCommand extends HomeCommand {
  @Parameters(paramLabel = "PIPELINE", description = "its name, as its file is called")
  private String pipeline;

  @Option(
      names = "--rejected",
      description = "note the rejected rows in var/rejected; else a plan leaves nothing behind")
  private boolean rejected;

  @Override
  Settings settings(Home home, Screen screen) {
    return options().settingsForWarehouse(home, screen, pipeline);
  }

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    try (Courier courier = Courier.start(home, settings, Clock.systemUTC())) {
      courier.load(pipeline);
      RunReport report = plan(courier);
      screen.document(Json.of(report));
      new RunScreen(screen, rejectedFile(home, report)).show(report);
      return report.state().exitCode();
    }
  }

  private RunReport plan(Courier courier) throws Exception {
    try (AutoCloseable line = ProgressLine.over(pipeline, () -> courier.progress(pipeline))) {
      return courier.run(pipeline, rejected ? RunRequest.PLAN_WITH_REJECTED : RunRequest.PLAN);
    }
  }

  /** The file of the rejected rows, if they were to be noted and there are any. */
  private Path rejectedFile(Home home, RunReport report) {
    if (!rejected || report.counts().rejectedByRule().isEmpty()) {
      return null;
    }
    return home.root().relativize(home.rejected().resolve(RejectedRows.ofPlan(report.run())));
  }
}
