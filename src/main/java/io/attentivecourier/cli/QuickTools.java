package io.attentivecourier.cli;

import io.attentivecourier.act.PipelinePause;
import io.attentivecourier.act.SegmentRetirement;
import io.attentivecourier.act.UnknownPipeline;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.mcp.McpTool;
import io.attentivecourier.mcp.ToolArguments;
import io.attentivecourier.mcp.ToolParameter;
import io.attentivecourier.mcp.ToolParameter.Form;
import io.attentivecourier.screen.ActDocument;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The acts of a model that begin no run: pause, resume, retire. */
final class QuickTools {
  private final Options options;
  private final Home home;
  private final String who;
  private final OpenDocument documents;
  private final Clock clock = Clock.systemUTC();

  QuickTools(Options options, Home home, String who, OpenDocument documents) {
    this.options = options;
    this.home = home;
    this.who = who;
    this.documents = documents;
  }

  List<McpTool> all() {
    return List.of(pause(), resume(), retire());
  }

  private McpTool pause() {
    return new McpTool(
        "pause",
        "Stops a pipeline's fires, retries and catch-up at once; what is sealed is sent.",
        false,
        List.of(ToolParameter.PIPELINE, ToolParameter.REASON),
        this::pause);
  }

  private Object pause(ToolArguments asked) throws Exception {
    String pipeline = known(asked);
    try (Ledger ledger = ledger(settings())) {
      Pause pause = new PipelinePause(ledger).begin(pipeline, who, asked.required("reason"));
      return documents.act(ActDocument.pause(pause));
    }
  }

  private McpTool resume() {
    return new McpTool(
        "resume",
        "Ends a pause: the next fire counts again; nothing is started now.",
        false,
        List.of(ToolParameter.PIPELINE),
        this::resume);
  }

  private Object resume(ToolArguments asked) throws Exception {
    String pipeline = known(asked);
    Settings now = settings();
    PipelinePause.requireEnabled(pipeline, now);
    try (Ledger ledger = ledger(now)) {
      Optional<Pause> ended = new PipelinePause(ledger).end(pipeline, who);
      return documents.act(ActDocument.resume(pipeline, ended, who));
    }
  }

  private McpTool retire() {
    return new McpTool(
        "retire",
        "Ends a pipeline's ownership of a segment: nothing is compared with it any more. Attentive"
            + " keeps the members that it has.",
        false,
        List.of(
            ToolParameter.required("segment", Form.TEXT, "its name, as it was delivered"),
            ToolParameter.REASON),
        this::retire);
  }

  private Object retire(ToolArguments asked) throws Exception {
    String segment = asked.required("segment");
    Act act = new Act(Act.Kind.RETIRE, null, segment, who, asked.required("reason"));
    Settings now = settings();
    try (Ledger ledger = ledger(now)) {
      SegmentRetirement retirement =
          new SegmentRetirement(
              ledger, RetireCommand.snapshots(home, now), new Locks(home.locks()));
      String owner = retirement.owner(segment);
      if (!retirement.retire(owner, act)) {
        throw new SettingsFault(owner, "is running", "wait for its end");
      }
      return documents.act(ActDocument.retire(segment, owner));
    }
  }

  private String known(ToolArguments asked) {
    String pipeline = asked.required("pipeline");
    UnknownPipeline.require(home, pipeline);
    return pipeline;
  }

  private Settings settings() {
    return options.settingsNow(home);
  }

  private Ledger ledger(Settings now) throws Exception {
    return Ledger.open(now.ledgerUrl(), clock);
  }
}
