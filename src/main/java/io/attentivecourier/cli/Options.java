package io.attentivecourier.cli;

import io.attentivecourier.act.UnknownPipeline;
import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.Terminal;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.FaultPlaces;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.settings.SettingsReading;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

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

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  Home home() {
    return home == null
        ? beforeCommand().map(Options::home).orElseGet(Options::homeHere)
        : Home.at(home);
  }

  /** Those that stand before the command: they hold for it where it has none of its own. */
  private Optional<Options> beforeCommand() {
    return Optional.ofNullable(command.parent()).map(root -> ((Cli) root.userObject()).options());
  }

  private static Home homeHere() {
    String fromEnvironment = System.getenv("COURIER_HOME");
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
    Map<String, String> all = new LinkedHashMap<>();
    beforeCommand().ifPresent(root -> all.putAll(root.sets()));
    all.putAll(sets);
    return all;
  }

  boolean json() {
    return json || beforeCommand().filter(Options::json).isPresent();
  }

  private boolean quiet() {
    return quiet || beforeCommand().filter(Options::quiet).isPresent();
  }

  /** What shows the log beside its file. */
  Logs.Echo echo() {
    return verbose() ? Logs.Echo.ERRORS : Logs.Echo.NOTHING;
  }

  boolean verbose() {
    return verbose || beforeCommand().filter(Options::verbose).isPresent();
  }

  Screen screen() {
    return new Screen(json(), quiet(), Terminal.ofProcess());
  }

  /** The settings, with warnings shown and the log begun. */
  Settings settings(Home home, Screen screen) {
    SettingsReading reading = Settings.read(home, sets(), System.getenv());
    reading.warnings().forEach(screen::warn);
    if (!reading.faults().isEmpty()) {
      throw new SettingsFault(reading.faults());
    }
    Logs.begin(home, reading.settings().log(), echo());
    return reading.settings();
  }

  /**
   * The settings as they are by now, for a command that lives for days; its log goes on.
   *
   * @throws SettingsFault with all that they lack
   */
  Settings settingsNow(Home home) {
    SettingsReading reading = Settings.read(home, sets(), System.getenv());
    if (!reading.faults().isEmpty()) {
      throw new SettingsFault(reading.faults());
    }
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
            name ->
                settings
                    .faultsForDelivery(PipelineText.read(home, name).destination(), name)
                    .stream())
        .distinct()
        .toList();
  }

  /** The same for a run of one pipeline, which has to be there. */
  Settings settingsForDelivery(Home home, Screen screen, PipelineText pipeline) {
    return complete(
        home,
        screen,
        UnknownPipeline.faults(home, pipeline.name()),
        settings -> settings.faultsForDelivery(pipeline.destination(), pipeline.name()));
  }

  /** The settings of a command that only reads the warehouse, for one pipeline. */
  Settings settingsForWarehouse(Home home, Screen screen, PipelineText pipeline) {
    return complete(
        home,
        screen,
        UnknownPipeline.faults(home, pipeline.name()),
        settings -> settings.faultsForQuery(pipeline.destination(), pipeline.name()));
  }

  /** The settings of a home, whatever they lack: for a command that says so itself. */
  Settings settingsOfHome(Home home, Screen screen) {
    return complete(home, screen, List.of(), settings -> List.of());
  }

  /** The faults with their lines in the file of settings. */
  List<Fault> placed(List<Fault> faults) {
    return FaultPlaces.of(home(), sets(), System.getenv()).in(faults);
  }

  private Settings complete(
      Home home, Screen screen, List<Fault> known, Function<Settings, List<Fault>> lacking) {
    SettingsReading reading = Settings.read(home, sets(), System.getenv());
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
