package io.attentivecourier.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A parameter of a tool: what a model reads of it, and what is taken. */
public record ToolParameter(String name, Form form, boolean isRequired, String description) {
  public static final ToolParameter RUN =
      required("run", Form.TEXT, "like 2026-11-22.winback.1; `ledger` names them");

  public static final ToolParameter PIPELINE =
      required("pipeline", Form.TEXT, "its name, as `pipelines` has it");

  public static final ToolParameter REASON =
      required(
          "reason", Form.TEXT, "why, in the words of the person who wants it; the ledger keeps it");

  /** The forms of values. */
  public enum Form {
    TEXT("a text", Map.of("type", "string")) {
      @Override
      boolean takes(JsonNode value) {
        return value.isTextual();
      }
    },
    TEXTS("a list of texts", Map.of("type", "array", "items", Map.of("type", "string"))) {
      @Override
      boolean takes(JsonNode value) {
        return value.isArray()
            && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
      }
    },
    COUNT(
        "a whole number from 1 to 1000", Map.of("type", "integer", "minimum", 1, "maximum", 1000)) {
      @Override
      boolean takes(JsonNode value) {
        return value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= 1
            && value.intValue() <= 1000;
      }
    },
    FLAG("true or false", Map.of("type", "boolean")) {
      @Override
      boolean takes(JsonNode value) {
        return value.isBoolean();
      }
    };

    private final String words;
    private final Map<String, Object> schema;

    Form(String words, Map<String, Object> schema) {
      this.words = words;
      this.schema = schema;
    }

    abstract boolean takes(JsonNode value);

    String words() {
      return words;
    }
  }

  public static ToolParameter required(String name, Form form, String description) {
    return new ToolParameter(name, form, true, description);
  }

  public static ToolParameter optional(String name, Form form, String description) {
    return new ToolParameter(name, form, false, description);
  }

  /** Of every tool whose document has the segments of a run. */
  public static ToolParameter fewerSegments() {
    return optional(
        WorstSegments.PARAMETER,
        Form.COUNT,
        "at most this many segments of a run, the worst first (default: "
            + WorstSegments.DEFAULT
            + ")");
  }

  private Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>(form.schema);
    schema.put("description", description);
    return schema;
  }

  /** The JSON schema of them all. */
  static Map<String, Object> schema(List<ToolParameter> parameters) {
    Map<String, Object> properties = new LinkedHashMap<>();
    parameters.forEach(one -> properties.put(one.name, one.schema()));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put(
        "required",
        parameters.stream().filter(ToolParameter::isRequired).map(ToolParameter::name).toList());
    schema.put("additionalProperties", false);
    return schema;
  }
}
