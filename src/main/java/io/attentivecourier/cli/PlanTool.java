package io.attentivecourier.cli;

import io.attentivecourier.Courier;
import io.attentivecourier.act.UnknownPipeline;
import io.attentivecourier.home.Home;
import io.attentivecourier.mcp.McpTool;
import io.attentivecourier.mcp.ToolArguments;
import io.attentivecourier.mcp.ToolParameter;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;

/** {@code plan} for a model: it reads the warehouse and sends nothing. */
final class PlanTool {
  private final Options options;
  private final Home home;
  private final Screen screen;
  private final OpenDocument documents;

  PlanTool(Options options, Home home, Screen screen, OpenDocument documents) {
    this.options = options;
    this.home = home;
    this.screen = screen;
    this.documents = documents;
  }

  McpTool tool() {
    return new McpTool(
        "plan",
        "Runs a pipeline's query and all its rules now, says what would be sent and which guards"
            + " would hold it, and sends nothing. It reads the whole result from the warehouse,"
            + " which may take minutes.",
        true,
        List.of(ToolParameter.PIPELINE, ToolParameter.fewerSegments()),
        this::plan);
  }

  private Object plan(ToolArguments asked) throws Exception {
    String name = asked.required("pipeline");
    UnknownPipeline.require(home, name);
    PipelineText text = PipelineText.read(home, name);
    Settings settings = options.settingsForWarehouse(home, screen, text);
    try (Courier courier = Courier.start(home, settings, Clock.systemUTC())) {
      courier.load(text);
      return asked
          .worstSegments()
          .document(PlanCommand.plan(courier, name, RunRequest.PLAN), documents::run);
    }
  }
}
