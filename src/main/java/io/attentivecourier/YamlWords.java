package io.attentivecourier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.settings.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words that Camel's YAML knows, by the schema in Camel's own jar. */
final class YamlWords {
  private static final String SCHEMA = "/schema/camelYamlDsl.json";
  private static final String STEP = "org.apache.camel.model.ProcessorDefinition";

  private YamlWords() {}

  /** The word that was meant, where one is near. */
  static Optional<String> near(String typo, boolean step) {
    try (InputStream schema = YamlWords.class.getResourceAsStream(SCHEMA)) {
      JsonNode items = new ObjectMapper().readTree(schema).path("items");
      return Nearest.close(typo, step ? steps(items) : fields(items));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Collection<String> steps(JsonNode items) {
    Set<String> words = new TreeSet<>();
    note(words, items);
    note(words, items.path("definitions").path(STEP));
    return words;
  }

  private static Collection<String> fields(JsonNode items) {
    Set<String> words = new TreeSet<>();
    JsonNode definitions = items.path("definitions");
    definitions
        .properties()
        .forEach(
            one -> note(words, one.getKey().equals(STEP) ? definitions.path("") : one.getValue()));
    return words;
  }

  private static void note(Set<String> words, JsonNode definition) {
    definition.path("properties").fieldNames().forEachRemaining(words::add);
  }
}
