package io.attentivecourier.cli;

import io.attentivecourier.Courier;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.ledger.RunTimes;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.row.RejectedRows;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.screen.ProgressLine;
import io.attentivecourier.screen.RunDocument;
import io.attentivecourier.screen.RunScreen;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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

  private PipelineText text;

  @Override
  Settings settings(Home home, Screen screen) {
    text = PipelineText.read(home, pipeline);
    return options().settingsForWarehouse(home, screen, text);
  }

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    try (Courier courier = Courier.start(home, settings, Clock.systemUTC())) {
      courier.load(text);
      RunRecord plan =
          plan(courier, pipeline, rejected ? RunRequest.PLAN_WITH_REJECTED : RunRequest.PLAN);
      screen.document(RunDocument.of(plan));
      RunScreen.ofPlan(screen, rejectedFile(home, plan.report())).show(plan);
      return plan.report().state().exitCode();
    }
  }

  /** Plans a loaded pipeline. */
  static RunRecord plan(Courier courier, String pipeline, RunRequest request) throws Exception {
    Instant begun = Instant.now();
    try (AutoCloseable line = ProgressLine.over(pipeline, () -> courier.progress(pipeline))) {
      RunReport plan = courier.run(pipeline, request);
      RunTimes times = new RunTimes(begun, Instant.now(), Map.of());
      return RunRecord.ofPlan(courier.ledger(), plan, times);
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
