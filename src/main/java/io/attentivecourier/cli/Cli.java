package io.attentivecourier.cli;

import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Fault;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "courier",
    description = "Carries audiences from your warehouse to Attentive, whole or not at all.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "First time? `courier rehearse` shows all of it on this machine; nothing leaves it.",
    })
public final class Cli implements Runnable {
  /** Each is named as its class, without the last word. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          InitCommand.class,
          RehearseCommand.class,
          CheckCommand.class,
          DoctorCommand.class,
          TrustCommand.class,
          PlanCommand.class,
          CanaryCommand.class,
          RunCommand.class,
          ReleaseCommand.class,
          ResendCommand.class,
          RetryCommand.class,
          ServeCommand.class,
          McpCommand.class,
          PipelinesCommand.class,
          SettingsCommand.class,
          RoutesCommand.class,
          PauseCommand.class,
          ResumeCommand.class,
          LedgerCommand.class,
          ShowCommand.class,
          WhyCommand.class,
          ForgetCommand.class,
          RetireCommand.class,
          HelpCommand.class);

  @Spec private CommandSpec spec;

  @Mixin private Options options;

  @Option(
      names = {"-V", "--version"},
      description = "version, commit, Camel and Java")
  private boolean version;

  /** Runs one command to its end; returns the exit code of the process. */
  public static int run(String... args) {
    List<Fault> unread = Charsets.unread(args);
    if (!unread.isEmpty()) {
      new Screen(List.of(args).contains("--json")).faults(unread);
      return ExitCodes.USAGE;
    }
    Logs.silenceDrivers();
    return lineFor(args).execute(args);
  }

  /**
   * With those commands only that stand among the words: each has its options read from its class,
   * and all of them take a tenth of the start. What such a line does not understand, all of them
   * are asked.
   */
  private static CommandLine lineFor(String... args) {
    Set<String> words = new HashSet<>(List.of(args));
    List<Class<?>> named = COMMANDS.stream().filter(one -> words.contains(nameOf(one))).toList();
    if (named.isEmpty() || named.contains(HelpCommand.class)) {
      return commandLine();
    }
    CommandLine line = lineOf(named);
    return understands(line, args) ? line : commandLine();
  }

  private static boolean understands(CommandLine line, String... args) {
    try {
      line.parseArgs(args);
      return true;
    } catch (ParameterException unclear) {
      return false;
    }
  }

  private static String nameOf(Class<?> command) {
    return command.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
  }

  static CommandLine commandLine() {
    List<Class<?>> all = new ArrayList<>(COMMANDS);
    all.add(AutoComplete.GenerateCompletion.class);
    return lineOf(all);
  }

  private static CommandLine lineOf(List<Class<?>> commands) {
    CommandLine line = new CommandLine(new Cli());
    commands.forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setOut(writer(System.out));
    line.setErr(writer(System.err));
    line.setParameterExceptionHandler(Cli::usage);
    line.setExecutionExceptionHandler(Endings::of);
    HelpText.in(line);
    return line;
  }

  /** Picocli's own writes in the locale's charset. */
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  @Override
  public void run() {
    if (version) {
      VersionText.read().show(options.screen());
    } else {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  /** The options that stand before a command hold for it. */
  Options options() {
    return options;
  }

  private static int usage(ParameterException e, String[] args) {
    UsageFault fault = UsageFault.of(e, args);
    String command = ("courier " + helpOf(e.getCommandLine())).strip();
    String fix =
        fault.near().map(word -> "did you mean " + word + "? ").orElse("")
            + "see `"
            + command
            + " --help`";
    if (List.of(args).contains("--json")) {
      new Screen(true).faults(List.of(new Fault(command, fault.text(), fix)));
    } else {
      e.getCommandLine().getErr().println(fault.text());
      e.getCommandLine().getErr().println(fix);
    }
    return ExitCodes.USAGE;
  }

  private static String helpOf(CommandLine line) {
    return line.getParent() == null ? "" : line.getCommandName();
  }

  /** Exit codes that belong to no state of a run. */
  static final class ExitCodes {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int BUSY = 5;

    /** The exit code of a question about something that is not there. */
    static final int NOWHERE = 6;

    private ExitCodes() {}
  }
}
