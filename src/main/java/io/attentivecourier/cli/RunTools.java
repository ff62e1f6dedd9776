package io.attentivecourier.cli;

import io.attentivecourier.act.DropLimit;
import io.attentivecourier.act.Releasable;
import io.attentivecourier.act.Repeatable;
import io.attentivecourier.act.Resendable;
import io.attentivecourier.act.Retriable;
import io.attentivecourier.act.UnknownPipeline;
import io.attentivecourier.flow.RunLog;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.mcp.McpTool;
import io.attentivecourier.mcp.ToolArguments;
import io.attentivecourier.mcp.ToolParameter;
import io.attentivecourier.mcp.ToolParameter.Form;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunRequest.Asked;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.SettingsFault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The acts of a model that begin a run, by the rules of the commands of their names. People are
 * asked to subscribe once in their life, so none of these does it.
 */
final class RunTools {
  private final Options options;
  private final Home home;
  private final String who;
  private final OpenDocument documents;

  RunTools(Options options, Home home, String who, OpenDocument documents) {
    this.options = options;
    this.home = home;
    this.who = who;
    this.documents = documents;
  }

  List<McpTool> all() {
    return List.of(run(), release(), resend(), rollback(), retry());
  }

  private static McpTool tool(
      String name, String does, List<ToolParameter> parameters, McpTool.ToolAnswer answer) {
    return new McpTool(
        name,
        does + " It answers with the run when it has ended; for people, when they are sent.",
        false,
        parameters,
        answer);
  }

  private McpTool run() {
    return tool(
        "run",
        "Runs one pipeline now, for today's date: sends what is not at Attentive yet."
            + " A list replaces the one that Attentive has. Never of a subscribers pipeline.",
        List.of(
            ToolParameter.PIPELINE,
            ToolParameter.optional(
                "again", Form.FLAG, "also what is delivered today: each file is replaced"),
            ToolParameter.REASON),
        this::run);
  }

  private Object run(ToolArguments asked) throws Exception {
    PipelineText text = pipeline(asked.required("pipeline"));
    boolean again = asked.flag("again");
    if (again) {
      Repeatable.requireFiles(text.name(), text.destination());
    }
    OneRun one = one(text);
    if (again) {
      Repeatable.requireLook(text.name(), one.settings());
    }
    Asked whose = new Asked(who, asked.required("reason"));
    RunRequest request = again ? new RunRequest.Again(whose) : new RunRequest.Run(whose);
    return document(one.runToEnd(ledger -> request), asked);
  }

  private McpTool release() {
    return tool(
        "release",
        "Lets a held run go, once: reads its query again and sends what its guards held."
            + " Look at it by `show` first. Never of a subscribers pipeline.",
        List.of(
            ToolParameter.RUN,
            ToolParameter.optional(
                "max_drop",
                Form.TEXT,
                "lets a drop of up to this go, like 65% (default: as shown)"),
            ToolParameter.REASON),
        this::release);
  }

  private Object release(ToolArguments asked) throws Exception {
    RunId held = asked.run();
    BigDecimal maxDrop = asked.text("max_drop").map(RunTools::percent).orElse(null);
    Act act = new Act(Act.Kind.RELEASE, held, null, who, asked.required("reason"));
    OneRun one = one(pipeline(held.pipeline()));
    LocalDate today = LocalDate.now(one.settings().pipeline(held.pipeline()).zone());
    return document(one.runToEnd(ledger -> released(ledger, act, today, maxDrop)), asked);
  }

  private static BigDecimal percent(String text) {
    try {
      return DropLimit.parse(text);
    } catch (IllegalArgumentException unlike) {
      throw new SettingsFault("max_drop", "is no share", "write it like 65%", unlike);
    }
  }

  /** Noted before the run: what is sent must not lack its reason after a crash. */
  private RunRequest released(Ledger ledger, Act act, LocalDate today, BigDecimal maxDrop) {
    new Releasable(ledger, today).require(act.run());
    ledger.runs().note(act);
    RunLog.release(act.run(), who);
    return RunRequest.release(act.run(), maxDrop);
  }

  private McpTool resend() {
    return tool(
        "resend",
        "Sends the kept files of today's newest run of a list again, byte for byte.",
        List.of(ToolParameter.RUN, ToolParameter.REASON),
        asked -> ofKept(asked, RunTools::resent));
  }

  private McpTool rollback() {
    return tool(
        "rollback",
        "Sends an earlier run's lists under today's names, also where guards would hold them.",
        List.of(ToolParameter.RUN, ToolParameter.REASON),
        asked -> ofKept(asked, RunTools::rolledBack));
  }

  private McpTool retry() {
    return tool(
        "retry",
        "Sends again only those people to whom a run of attributes was not applied.",
        List.of(ToolParameter.RUN, ToolParameter.REASON),
        asked -> ofKept(asked, RunTools::retried));
  }

  /** Says no, or gives the request. */
  @FunctionalInterface
  private interface KeptRequest {
    RunRequest of(Ledger ledger, RunRequest.Kept kept);
  }

  private static RunRequest resent(Ledger ledger, RunRequest.Kept kept) {
    new Resendable(ledger).require(kept.run());
    return RunRequest.resend(kept);
  }

  private static RunRequest rolledBack(Ledger ledger, RunRequest.Kept kept) {
    new Resendable(ledger).require(kept.run());
    return RunRequest.rollback(kept);
  }

  private static RunRequest retried(Ledger ledger, RunRequest.Kept kept) {
    new Retriable(ledger).require(kept.run());
    return RunRequest.retry(kept);
  }

  private Object ofKept(ToolArguments asked, KeptRequest request) throws Exception {
    RunId run = asked.run();
    RunRequest.Kept kept = new RunRequest.Kept(run, who, asked.required("reason"));
    OneRun one = one(pipeline(run.pipeline()));
    return document(one.keptToEnd(ledger -> request.of(ledger, kept)), asked);
  }

  private OneRun one(PipelineText text) {
    return OneRun.of(options, text).withoutWaiting();
  }

  /**
   * @throws SettingsFault where there is none, and where it asks people to subscribe
   */
  private PipelineText pipeline(String name) {
    UnknownPipeline.require(home, name);
    PipelineText text = PipelineText.read(home, name);
    if (text.names(Destination.SUBSCRIBERS)) {
      throw new SettingsFault(
          name,
          "asks people to subscribe, once in their life: no model does that",
          "a person does it in a shell or on the page");
    }
    return text;
  }

  private Object document(RunRecord run, ToolArguments asked) {
    return asked.worstSegments().document(run, documents::run);
  }
}
