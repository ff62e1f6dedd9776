package io.attentivecourier.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the answers, each whole and on a line of its own, from whatever thread. */
final class RpcAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(RpcAnswers.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OutputStream out;

  RpcAnswers(OutputStream out) {
    this.out = out;
  }

  void result(JsonNode id, Object result) {
    write(id, "result", result);
  }

  void error(JsonNode id, RpcFault fault) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", fault.code());
    error.put("message", fault.getMessage());
    write(id, "error", error);
  }

  private void write(JsonNode id, String key, Object value) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("jsonrpc", "2.0");
    answer.put("id", id);
    answer.put(key, value);
    try {
      line(JSON.writeValueAsBytes(answer));
    } catch (IOException gone) {
      // Who asked does not listen any more; the end of its lines ends the server.
      LOG.warn("an answer by MCP could not be written: {}", gone.getMessage());
    }
  }

  private synchronized void line(byte[] answer) throws IOException {
    out.write(answer);
    out.write('\n');
    out.flush();
  }
}
