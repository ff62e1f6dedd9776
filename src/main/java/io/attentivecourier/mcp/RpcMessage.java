package io.attentivecourier.mcp;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attentivecourier.mcp.InputLines.InputLine;
import io.attentivecourier.mcp.RpcFault.RpcCode;

/**
 * A request or a notification, as JSON-RPC 2.0 has them.
 *
 * @param id null of what is no request, and so is not answered
 * @param method null of an answer, of which this server expects none
 */
record RpcMessage(JsonNode id, String method, JsonNode params) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String VERSION = "2.0";

  /** The whole line as JSON, of whatever kind. */
  static JsonNode parse(InputLine line) throws RpcFault {
    if (line.isTooLong()) {
      throw new RpcFault(
          RpcCode.NO_REQUEST,
          "a line of more than " + InputLines.MOST_BYTES + " bytes is not read");
    }
    try {
      return JSON.readTree(line.text());
    } catch (JacksonException noJson) {
      throw new RpcFault(RpcCode.NO_JSON, "no JSON: one message a line is taken");
    }
  }

  /** The id to answer with: null in JSON's sense where the message has none that can be one. */
  static JsonNode answerId(JsonNode message) {
    JsonNode id = message.path("id");
    return isId(id) ? id : NullNode.instance;
  }

  private static boolean isId(JsonNode id) {
    return id.isTextual() || id.isNumber();
  }

  static RpcMessage of(JsonNode message) throws RpcFault {
    require(!message.isArray(), "a batch: one message a line is taken");
    require(message.isObject(), "no object: a message is one");
    require(VERSION.equals(message.path("jsonrpc").textValue()), "jsonrpc is not 2.0");
    JsonNode id = message.path("id");
    require(isId(id) || id.isMissingNode(), "id is neither text nor a number");
    JsonNode method = message.path("method");
    boolean isAnswer = method.isMissingNode() && (message.has("result") || message.has("error"));
    require(isAnswer || method.isTextual(), "method is no text");
    return new RpcMessage(
        id.isMissingNode() || isAnswer ? null : id, method.textValue(), message.path("params"));
  }

  private static void require(boolean holds, String text) throws RpcFault {
    if (!holds) {
      throw new RpcFault(RpcCode.NO_REQUEST, text);
    }
  }

  boolean isRequest() {
    return id != null;
  }

  /** A part of the parameters; missing where there is none, and where they are no object. */
  JsonNode param(String name) {
    return params.isObject() ? params.path(name) : MissingNode.getInstance();
  }
}
