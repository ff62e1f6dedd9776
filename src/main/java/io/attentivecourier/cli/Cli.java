package io.attentivecourier.cli;

import io.attentivecourier.settings.Fault;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
    String message = Misspelt.text(e);
    String command = ("courier " + helpOf(e.getCommandLine())).strip();
    if (List.of(args).contains("--json")) {
      String mend = "see `" + command + " --help`";
      new Screen(true).faults(List.of(new Fault(command, message, mend)));
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
}
