package io.attentivecourier.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attentivecourier.mcp.InputLines.InputLine;
import io.attentivecourier.mcp.RpcFault.RpcCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Speaks the Model Context Protocol: a JSON-RPC message a line, until the lines end. Whatever a
 * line holds, the next one is read.
 */
public final class McpServer {
  private final InputLines lines;
  private final RpcAnswers answers;
  private final Toolbox tools;

  /**
   * @param out only answers go there; a word of another's would be read as one
   */
  public McpServer(InputStream in, OutputStream out, Toolbox tools) {
    this.lines = new InputLines(in);
    this.answers = new RpcAnswers(out);
    this.tools = tools;
  }

  /** Answers until the lines end and all that was asked is answered. */
  public void serve() throws IOException, InterruptedException {
    try (CallQueue calls = new CallQueue()) {
      for (InputLine line = lines.next(); line != null; line = lines.next()) {
        if (line.isTooLong() || !line.text().isBlank()) {
          take(line, calls);
        }
      }
    }
  }

  private void take(InputLine line, CallQueue calls) {
    JsonNode id = NullNode.instance;
    try {
      JsonNode message = RpcMessage.parse(line);
      id = RpcMessage.answerId(message);
      take(RpcMessage.of(message), calls);
    } catch (RpcFault fault) {
      answers.error(id, fault);
    }
  }

  private void take(RpcMessage message, CallQueue calls) throws RpcFault {
    if (message.isRequest()) {
      answer(message, calls);
    } else if ("notifications/cancelled".equals(message.method())) {
      calls.cancel(message.param("requestId"));
    }
  }

  private void answer(RpcMessage message, CallQueue calls) throws RpcFault {
    switch (message.method()) {
      case "initialize" -> result(message, Handshake.answer(message.param("protocolVersion")));
      case "ping" -> result(message, Map.of());
      case "tools/list" -> result(message, tools.list());
      case "tools/call" -> call(message, calls);
      default ->
          throw new RpcFault(
              RpcCode.UNKNOWN_METHOD,
              "no such method; there are initialize, ping, tools/list and tools/call");
    }
  }

  private void result(RpcMessage message, Map<String, Object> result) {
    answers.result(message.id(), result);
  }

  private void call(RpcMessage message, CallQueue calls) throws RpcFault {
    JsonNode name = message.param("name");
    JsonNode arguments = message.param("arguments");
    boolean isNone = arguments.isMissingNode() || arguments.isNull();
    if (!name.isTextual() || !isNone && !arguments.isObject()) {
      throw new RpcFault(
          RpcCode.WRONG_PARAMETERS, "params are {name: a text, arguments: an object, or none}");
    }
    McpTool tool = tools.tool(name.textValue());
    calls.add(message.id(), () -> result(message, tools.call(tool, arguments)));
  }
}
