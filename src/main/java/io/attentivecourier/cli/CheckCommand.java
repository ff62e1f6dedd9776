package io.attentivecourier.cli;

import io.attentivecourier.Pipelines;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Reading;
import io.attentivecourier.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Settings and routes, offline. */
@Command(name = "check", description = "check settings and routes, offline: for editors and CI")
final class CheckCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Override
  public Integer call() throws Exception {
    Screen screen = options.screen();
    Path scratch = Files.createTempDirectory("courier-check");
    try {
      return check(options.home().withState(scratch), screen);
    } finally {
      Trees.delete(scratch);
    }
  }

  private int check(Home home, Screen screen) throws Exception {
    Reading reading = Settings.read(home, options.sets(), System.getenv());
    reading.warnings().forEach(screen::warn);
    List<Fault> faults = new ArrayList<>(reading.faults());
    if (reading.settings() != null) {
      Logs.begin(home, options.verbose(), reading.settings().retentionDays());
      faults.addAll(Pipelines.check(home, reading.settings().apart(home)));
      Pipelines.warnings(home, reading.settings(), Clock.systemUTC()).forEach(screen::warn);
    }
    screen.faults(faults);
    if (faults.isEmpty()) {
      screen.line("settings are good, pipelines too: " + Pipelines.names(home).size());
    }
    return faults.isEmpty() ? ExitCodes.OK : ExitCodes.USAGE;
  }
}
