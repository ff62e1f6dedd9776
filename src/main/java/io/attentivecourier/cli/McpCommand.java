package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.mcp.McpServer;
import io.attentivecourier.mcp.McpTool;
import io.attentivecourier.mcp.ReadingTools;
import io.attentivecourier.mcp.Toolbox;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers a model, by the Model Context Protocol on standard input and output. */
@Command(
    name = "mcp",
    description = "an MCP server on standard input and output: a model asks what happened",
    footer = {
      "courier mcp --by \"jane's assistant\"    ledger, show, plan, pipelines; it changes nothing",
      "courier mcp --allow-acts --by \"jane's assistant\"    it acts, by the same rules"
    })
final class McpCommand extends HomeCommand {
  private static final String PERSON =
      "it takes a person, and what a model is told leaves this machine: ask in a shell, by"
          + " `courier %s`";

  private static final String ACT =
      "%s is an act: `courier mcp --allow-acts` has it, or do it in a shell";

  private static final List<String> ACTS =
      List.of("run", "release", "resend", "rollback", "retry", "retire", "pause", "resume");

  @Mixin private Operator operator;

  @Option(
      names = "--allow-acts",
      description =
          "it may act too: run, release, resend, rollback, retry, retire, pause, resume; never run,"
              + " release or retry a subscribers pipeline")
  private boolean acts;

  private String who;

  @Override
  void requireUsage(Home home) {
    who = operator.named();
  }

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    PrintStream out = System.out;
    // A driver that prints a line would be read as an answer.
    System.setOut(System.err);
    try {
      new McpServer(System.in, out, tools(home, screen, settings)).serve();
      return Cli.ExitCodes.OK;
    } finally {
      System.setOut(out);
    }
  }

  private Toolbox tools(Home home, Screen screen, Settings settings) throws IOException {
    OpenDocument open = new OpenDocument(new OpenNames(IdentifierKey.at(settings.keyFile())));
    Clock clock = Clock.systemUTC();
    List<McpTool> tools =
        new ArrayList<>(
            new ReadingTools(home, () -> options().settingsNow(home), open, clock).all());
    tools.add(new PlanTool(options(), home, screen, open).tool());
    if (acts) {
      tools.addAll(new RunTools(options(), home, who, open).all());
      tools.addAll(new QuickTools(options(), home, who, open).all());
    }
    return new Toolbox(tools, refused(), Endings::faults, who);
  }

  private static Map<String, String> refused() {
    Map<String, String> refused = new HashMap<>();
    List.of("why", "forget").forEach(name -> refused.put(name, PERSON.formatted(name)));
    ACTS.forEach(name -> refused.put(name, ACT.formatted(name)));
    return refused;
  }
}
