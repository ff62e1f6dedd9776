package io.attentivecourier.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every document that a command prints in a test to its schema in {@code docs/schema/}. */
public final class Schemas {
  private static final Path FOLDER = Path.of("docs/schema");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonSchema> READ = new ConcurrentHashMap<>();
  private static final Map<String, String> SHARED =
      Map.of(
          "plan", "run",
          "release", "run",
          "resend", "run",
          "retry", "run",
          "canary", "run",
          "resume", "pause",
          "check", "faults");

  private Schemas() {}

  /**
   * @param words of the command line; a command without {@code --json} is not looked at
   * @throws AssertionError where the document is not as its schema says, or there is none
   */
  public static void hold(List<String> words, String printed) {
    if (words.contains("--json") && !printed.isBlank()) {
      JsonNode document = read(printed);
      Set<ValidationMessage> broken = schema(words, document).validate(document);
      if (!broken.isEmpty()) {
        throw new AssertionError(words + " prints " + document + ", which breaks " + broken);
      }
    }
  }

  private static JsonNode read(String printed) {
    try {
      return JSON.readTree(printed);
    } catch (IOException e) {
      throw new AssertionError("no document: " + printed, e);
    }
  }

  private static JsonSchema schema(List<String> words, JsonNode document) {
    if (words.containsAll(List.of("run", "--all")) && document.has("runs")) {
      return of("run-all");
    }
    boolean isRefused = document.isObject() && document.size() == 1 && document.has("faults");
    String command = command(words);
    return of(isRefused ? "faults" : SHARED.getOrDefault(command, command));
  }

  /** Options may stand before it. */
  private static String command(List<String> words) {
    return words.stream()
        .filter(word -> SHARED.containsKey(word) || Files.exists(FOLDER.resolve(word + ".json")))
        .findFirst()
        .orElse("version");
  }

  static JsonSchema of(String name) {
    return READ.computeIfAbsent(name, Schemas::readSchema);
  }

  private static JsonSchema readSchema(String name) {
    Path file = FOLDER.resolve(name + ".json");
    if (!Files.exists(file)) {
      throw new AssertionError("docs/schema has no " + name + ".json");
    }
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(SchemaLocation.of(file.toUri().toString()));
  }
}
