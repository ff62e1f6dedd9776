package io.attentivecourier.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tool that a model may call.
 *
 * @param description what a model reads before it chooses
 * @param isReading true if a call changes nothing anywhere
 * @param answer gives a document as everybody may read it: an {@code OpenDocument}
 */
public record McpTool(
    String name,
    String description,
    boolean isReading,
    List<ToolParameter> parameters,
    ToolAnswer answer) {
  public McpTool {
    parameters = List.copyOf(parameters);
  }

  /** Makes the answer to one call. */
  @FunctionalInterface
  public interface ToolAnswer {
    Object of(ToolArguments arguments) throws Exception;
  }

  /** The tool as a list of tools has it. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name);
    document.put("description", description);
    document.put("inputSchema", ToolParameter.schema(parameters));
    document.put("annotations", annotations());
    return document;
  }

  private Map<String, Object> annotations() {
    Map<String, Object> hints = new LinkedHashMap<>();
    hints.put("readOnlyHint", isReading);
    if (!isReading) {
      hints.put("destructiveHint", true);
    }
    return hints;
  }
}
