package io.attentivecourier.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.attentivecourier.console.PageAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** {@code openapi.json}, to which every answer of a test is held. */
final class Description {
  static final Path FILE = Path.of("src/main/resources/io/attentivecourier/rest/openapi.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private final JsonNode document = read();

  private static JsonNode read() {
    try {
      return JSON.readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** Methods and paths, like {@code GET /api/ledger}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    JsonNode paths = document.get("paths");
    for (String path : (Iterable<String>) paths::fieldNames) {
      paths
          .get(path)
          .fieldNames()
          .forEachRemaining(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path));
    }
    return operations;
  }

  /**
   * @param path a pattern
   * @throws AssertionError where the document does not tell of such an answer
   */
  void hold(String method, String path, PageAnswer answer) {
    String pointer = response(method, path, answer.status());
    String type = answer.contentType().split(";")[0];
    JsonNode content = document.at(pointer).path("content").path(type);
    if (content.isMissingNode()) {
      throw new AssertionError(
          method + " " + path + " answers " + answer.status() + " as " + type + ", untold");
    }
    answer.headers().keySet().forEach(name -> holdHeader(pointer, name));
    if (type.equals("application/json")) {
      validate(pointer + "/content/application~1json/schema", answer);
    }
  }

  private void holdHeader(String pointer, String name) {
    if (document.at(pointer).path("headers").path(name).isMissingNode()) {
      throw new AssertionError(pointer + " tells of no header " + name);
    }
  }

  private String response(String method, String path, int status) {
    String pointer =
        "/paths/%s/%s/responses/%d"
            .formatted(path.replace("/", "~1"), method.toLowerCase(Locale.ROOT), status);
    JsonNode response = document.at(pointer);
    if (response.isMissingNode()) {
      throw new AssertionError(method + " " + path + " answers " + status + ", untold");
    }
    return response.has("$ref") ? response.get("$ref").asText().substring(1) : pointer;
  }

  private void validate(String pointer, PageAnswer answer) {
    try {
      JsonSchema schema = SCHEMAS.getSchema(SchemaLocation.of(FILE.toUri() + "#" + pointer));
      var broken = schema.validate(JSON.readTree(answer.body()));
      if (!broken.isEmpty()) {
        throw new AssertionError(new String(answer.body()) + " breaks " + broken);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
