package io.attentivecourier.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.mcp.RpcFault.RpcCode;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.settings.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools of one server, and what becomes of a call. */
public final class Toolbox {
  private static final Logger LOG = LoggerFactory.getLogger(Toolbox.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<McpTool> tools;
  private final Map<String, String> refused;
  private final Function<Exception, List<Fault>> faults;
  private final String who;

  /**
   * @param refused what a model may know of and cannot call, with the reason
   * @param faults what is said of an exception of a tool
   * @param who asks, for the log
   */
  public Toolbox(
      List<McpTool> tools,
      Map<String, String> refused,
      Function<Exception, List<Fault>> faults,
      String who) {
    this.tools = List.copyOf(tools);
    this.refused = Map.copyOf(refused);
    this.faults = faults;
    this.who = who;
  }

  Map<String, Object> list() {
    return Map.of("tools", tools.stream().map(McpTool::document).toList());
  }

  /**
   * @throws RpcFault where there is no such tool
   */
  McpTool tool(String name) throws RpcFault {
    Optional<McpTool> known = tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    return known.orElseThrow(() -> new RpcFault(RpcCode.WRONG_PARAMETERS, missing(name)));
  }

  private String missing(String name) {
    String names = tools.stream().map(McpTool::name).collect(Collectors.joining(", "));
    return refused.getOrDefault(name, "no such tool; there are: " + names);
  }

  /** The result of a call: a document, or in words why there is none. */
  Map<String, Object> call(McpTool tool, JsonNode arguments) {
    LOG.info("{} is called over MCP by {}", tool.name(), who);
    try {
      Object document = tool.answer().of(ToolArguments.of(arguments, tool.parameters()));
      return result(false, JSON.writeValueAsString(document));
    } catch (Exception fault) {
      return result(true, text(faults.apply(fault)));
    }
  }

  /** The words of a fault may repeat what was asked. */
  private static String text(List<Fault> faults) {
    String text = faults.stream().map(Toolbox::text).collect(Collectors.joining("\n"));
    return OpenNames.text(text, List.of());
  }

  /** As on a screen: a word after {@code password:} would be taken for one, and hidden. */
  private static String text(Fault fault) {
    return fault.key() + " " + fault.fault() + "; " + fault.fix();
  }

  private static Map<String, Object> result(boolean isError, String text) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("content", List.of(Map.of("type", "text", "text", text)));
    result.put("isError", isError);
    return result;
  }
}
