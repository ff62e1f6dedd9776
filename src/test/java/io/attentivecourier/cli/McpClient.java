package io.attentivecourier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A model's side of {@code courier mcp}, which runs in a process of its own. */
final class McpClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 60;

  private final Process server;
  private final OutputStream toServer;
  private final BufferedReader fromServer;
  private final StringBuilder heard = new StringBuilder();
  private int requests;

  McpClient(Process server) {
    this.server = server;
    this.toServer = server.getOutputStream();
    this.fromServer = server.inputReader(StandardCharsets.UTF_8);
  }

  /** The answer to a request; there must be nothing between. */
  JsonNode ask(String method, Map<String, ?> params) throws IOException {
    ObjectNode request = JSON.createObjectNode();
    request.put("jsonrpc", "2.0").put("id", ++requests).put("method", method);
    request.set("params", JSON.valueToTree(params));
    say(request.toString());
    JsonNode answer = next();
    if (answer.path("id").asInt() != requests) {
      throw new AssertionError("no answer to " + request + ": " + answer);
    }
    return answer;
  }

  /** What a tool gives: its document, or its words where it has none. */
  JsonNode call(String tool, Map<String, ?> arguments) throws IOException {
    JsonNode answer = ask("tools/call", Map.of("name", tool, "arguments", arguments));
    String text = answer.path("result").path("content").path(0).path("text").asText();
    return answer.path("result").path("isError").asBoolean(true)
        ? JSON.createObjectNode().put("fault", text.isEmpty() ? answer.toString() : text)
        : JSON.readTree(text);
  }

  void say(String line) throws IOException {
    toServer.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    toServer.flush();
  }

  /** The next line, which must be one message. */
  JsonNode next() throws IOException {
    String line = fromServer.readLine();
    heard.append(line).append('\n');
    return JSON.readTree(line);
  }

  /** All that the server said. */
  String heard() {
    return heard.toString();
  }

  /** Ends what the server reads; its exit code. */
  int end() throws Exception {
    toServer.close();
    if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the server did not end with its input");
    }
    fromServer.lines().forEach(line -> heard.append(line).append('\n'));
    return server.exitValue();
  }
}
