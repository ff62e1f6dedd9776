package io.attentivecourier.cli;

import io.attentivecourier.Courier;
import io.attentivecourier.home.Home;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One run of one pipeline, now. */
@Command(name = "run", description = "run one pipeline now, for today's date, to its end")
final class RunCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(paramLabel = "PIPELINE", description = "its name, as its file is called")
  private String pipeline;

  @Override
  public Integer call() throws Exception {
    Home home = options.home();
    Screen screen = options.screen();
    Settings settings = options.settingsForDelivery(home, screen);
    PipelineNames.require(home, pipeline);
    try (Courier courier = Courier.start(home, settings, Clock.systemUTC());
        OnSignal signal = OnSignal.stop(courier)) {
      courier.load(pipeline);
      Optional<RunReport> refused = courier.recover();
      return report(screen, refused.isPresent() ? refused.get() : watched(courier));
    }
  }

  private RunReport watched(Courier courier) throws Exception {
    try (AutoCloseable line = ProgressLine.over(pipeline, () -> courier.progress(pipeline))) {
      return courier.run(pipeline, Occasion.RUN);
    }
  }

  static int report(Screen screen, RunReport report) {
    screen.document(Json.of(report));
    new RunScreen(screen).show(report);
    return report.state().exitCode();
  }
}
