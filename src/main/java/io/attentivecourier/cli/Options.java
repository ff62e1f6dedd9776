package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.settings.SettingsReading;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options of every command. */
final class Options {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "the home: settings, pipelines and state of one Attentive account (default:"
              + " $COURIER_HOME, else this folder)")
  private Path home;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a setting for this command only; may be given again")
  private Map<String, String> sets = new LinkedHashMap<>();

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "only what is wrong: nothing where all is well")
  private boolean quiet;

  @Option(
      names = "--verbose",
      description = "the log on standard error, beside var/log/courier.log")
  private boolean verbose;

  @Option(names = "--help", usageHelp = true, description = "this text")
  private boolean help;

  Home home() {
    String fromEnvironment = System.getenv("COURIER_HOME");
    if (home != null) {
      return Home.at(home);
    }
    return Home.at(path(fromEnvironment == null ? "" : fromEnvironment));
  }

  private static Path path(String variable) {
    try {
      return Path.of(variable);
    } catch (InvalidPathException unread) {
      throw new SettingsFault("COURIER_HOME", "is no path in this locale", Charsets.FIX);
    }
  }

  Map<String, String> sets() {
    return sets;
  }

  boolean json() {
    return json;
  }

  /** What shows the log beside its file. */
  Logs.Echo echo() {
    return verbose ? Logs.Echo.ERRORS : Logs.Echo.NOTHING;
  }

  Screen screen() {
    return new Screen(json, quiet, Terminal.ofProcess());
  }

  /** The settings, with warnings shown and the log begun. */
  Settings settings(Home home, Screen screen) {
    SettingsReading reading = Settings.read(home, sets, System.getenv());
    reading.warnings().forEach(screen::warn);
    if (!reading.faults().isEmpty()) {
      throw new SettingsFault(reading.faults());
    }
    Logs.begin(home, reading.settings().log(), echo());
    return reading.settings();
  }

  /** The settings of a command that serves all pipelines: all that it lacks is told at once. */
  Settings settingsForDelivery(Home home, Screen screen) {
    return complete(home, screen, List.of(), settings -> lacking(home, settings));
  }

  /** Each destination asks for settings of its own; a home without a pipeline may get segments. */
  private static List<Fault> lacking(Home home, Settings settings) {
    return Pipelines.names(home).isEmpty()
        ? settings.faultsForDelivery()
        : lackingForPipelines(home, settings);
  }

  /** The faults that stop the runs of the home's pipelines. */
  static List<Fault> lackingForPipelines(Home home, Settings settings) {
    return Pipelines.names(home).stream()
        .flatMap(
            name -> settings.faultsForDelivery(Pipelines.destination(home, name), name).stream())
        .distinct()
        .toList();
  }

  /** The same for a run of one pipeline, which has to be there. */
  Settings settingsForDelivery(Home home, Screen screen, String pipeline, Destination destination) {
    return complete(
        home,
        screen,
        HomeFaults.UnknownPipeline.faults(home, pipeline),
        settings -> settings.faultsForDelivery(destination, pipeline));
  }

  /** The settings of a command that only reads the warehouse, for one pipeline. */
  Settings settingsForWarehouse(Home home, Screen screen, String pipeline) {
    return complete(
        home,
        screen,
        HomeFaults.UnknownPipeline.faults(home, pipeline),
        settings -> settings.faultsForQuery(Pipelines.destination(home, pipeline), pipeline));
  }

  /** The settings of a home, whatever they lack: for a command that says so itself. */
  Settings settingsOfHome(Home home, Screen screen) {
    return complete(home, screen, List.of(), settings -> List.of());
  }

  private Settings complete(
      Home home, Screen screen, List<Fault> known, Function<Settings, List<Fault>> lacking) {
    SettingsReading reading = Settings.read(home, sets, System.getenv());
    reading.warnings().forEach(screen::warn);
    List<Fault> faults = new ArrayList<>(HomeFaults.of(home));
    faults.addAll(reading.faults());
    if (reading.settings() != null) {
      faults.addAll(lacking.apply(reading.settings()));
    }
    faults.addAll(known);
    if (!faults.isEmpty()) {
      throw new SettingsFault(faults);
    }
    Logs.begin(home, reading.settings().log(), echo());
    return reading.settings();
  }
}
