package io.attentivecourier.cli;

import io.attentivecourier.OfflineCheck;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings and routes, offline. */
@Command(
    name = "check",
    description = "check settings and routes, offline: for editors and CI",
    footer = {
      "courier check                       before a commit",
      "courier check --offline-secrets     where the secrets are not"
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Option(
      names = "--offline-secrets",
      description = "leave secrets unresolved ({{file:…}}, {{env:…}}): for a CI that has none")
  private boolean offlineSecrets;

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
    // Of the home as it is: who may change its state is for a check to tell.
    SettingsReading reading = reading(options.home());
    reading.warnings().forEach(screen::warn);
    List<Fault> faults = new ArrayList<>(HomeFaults.of(home));
    faults.addAll(reading.faults());
    Settings settings = reading.settings() == null ? withoutSecrets() : reading.settings();
    if (settings != null && Files.isDirectory(home.root())) {
      faults.addAll(checkPipelines(home, settings, screen));
    }
    screen.faults(options.placed(faults));
    if (faults.isEmpty()) {
      screen.line("settings are good, pipelines too: " + Pipelines.names(home).size());
    }
    return faults.isEmpty() ? Cli.ExitCodes.OK : Cli.ExitCodes.USAGE;
  }

  private SettingsReading reading(Home home) {
    return offlineSecrets
        ? Settings.readWithoutSecrets(home, options.sets(), System.getenv())
        : Settings.read(home, options.sets(), System.getenv());
  }

  /**
   * The settings with every secret taken as given, so that one that is missing does not hide the
   * rest; null where something else is wrong with them too.
   */
  private Settings withoutSecrets() {
    return Settings.readWithoutSecrets(options.home(), options.sets(), System.getenv()).settings();
  }

  /** The faults that a run would refuse; shows the warnings with which it would continue. */
  private List<Fault> checkPipelines(Home home, Settings settings, Screen screen) throws Exception {
    Logs.begin(home, settings.log(), options.echo());
    Pipelines.warnings(home, settings).forEach(screen::warn);
    List<Fault> faults = new ArrayList<>(Options.lackingForPipelines(home, settings));
    faults.addAll(new OfflineCheck(home).faults(settings.apart(home)));
    faults.addAll(Pipelines.queryFaults(home, settings));
    return faults;
  }
}
