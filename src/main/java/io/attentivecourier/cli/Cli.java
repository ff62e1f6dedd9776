package io.attentivecourier.cli;

import io.attentivecourier.settings.Fault;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "courier",
    description = "Carries audiences from your warehouse to Attentive, whole or not at all.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
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
      PipelinesCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      LedgerCommand.class,
      ShowCommand.class,
      WhyCommand.class,
      ForgetCommand.class,
      RetireCommand.class,
    },
    footer = {
      "",
      "First time? `courier rehearse` shows all of it on this machine; nothing leaves it.",
    })
public final class Cli implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--help", usageHelp = true, description = "this text")
  private boolean help;

  /** Runs one command to its end; returns the exit code of the process. */
  public static int run(String... args) {
    List<Fault> unread = Charsets.unread(args);
    if (!unread.isEmpty()) {
      new Screen(List.of(args).contains("--json")).faults(unread);
      return ExitCodes.USAGE;
    }
    Logs.silenceDrivers();
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Cli());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setOut(writer(System.out));
    line.setErr(writer(System.err));
    line.setParameterExceptionHandler(Cli::usage);
    line.setExecutionExceptionHandler(Endings::of);
    return line;
  }

  /** Picocli's own writes in the locale's charset. */
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int usage(ParameterException e, String[] args) {
    String message = UsageFault.text(e);
    String command = ("courier " + helpOf(e.getCommandLine())).strip();
    if (List.of(args).contains("--json")) {
      String fix = "see `" + command + " --help`";
      new Screen(true).faults(List.of(new Fault(command, message, fix)));
      return ExitCodes.USAGE;
    }
    PrintWriter err = e.getCommandLine().getErr();
    err.println(message);
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("see `" + command + " --help`");
    return ExitCodes.USAGE;
  }

  private static String helpOf(CommandLine line) {
    return line.getParent() == null ? "" : line.getCommandName();
  }

  /**
   * The fault of a command line, without the words that may be a secret or a person: others read a
   * screen and the log of a scheduler. Picocli's own texts repeat every word.
   */
  private static final class UsageFault {
    private static final String SET = "'--set'";

    private UsageFault() {}

    static String text(ParameterException fault) {
      if (fault instanceof UnmatchedArgumentException unmatched) {
        return unmatched(unmatched);
      }
      // Not asked of its ArgSpec: picocli leaves that out where a word lacks its "=".
      String text = fault.getMessage();
      return text.contains(SET) ? "--set takes KEY=VALUE, as one word" : text;
    }

    /** The name of a command is no secret; a word after it may be the half of one. */
    private static String unmatched(UnmatchedArgumentException fault) {
      List<String> words = fault.getUnmatched();
      boolean command = fault.getCommandLine().getParent() == null;
      List<String> options =
          words.stream().filter(word -> word.startsWith("-")).map(UsageFault::name).toList();
      if (!options.isEmpty()) {
        return "unknown option: " + String.join(", ", options);
      }
      return command
          ? "unknown command: " + words.get(0)
          : words.stream()
              .map(word -> "…")
              .collect(Collectors.joining(" ", "too many words: ", ""));
    }

    /** An option without its value. */
    private static String name(String option) {
      return option.replaceAll("=.*", "");
    }
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
