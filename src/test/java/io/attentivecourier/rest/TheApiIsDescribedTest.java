package io.attentivecourier.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attentivecourier.console.Endpoint;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program may be made from the description alone. */
class TheApiIsDescribedTest {
  @RegisterExtension private static final ServedHome HOME = new ServedHome();

  private final Description description = new Description();

  @Test
  void eachEndpointStandsInItAndNoOther() throws Exception {
    HOME.serve();
    Set<String> answered = new TreeSet<>();
    for (Endpoint one : HOME.endpoints()) {
      if (one.path().startsWith("/api/")) {
        answered.add(one.method() + " " + one.path());
      }
    }

    assertEquals(answered, description.operations());
    assertEquals("3.1.0", HOME.operator().get("/api/openapi.json").json().get("openapi").asText());
  }

  /** Those of the commands, word by word: a document has one form. */
  @ParameterizedTest
  @ValueSource(strings = {"Run", "Show", "Ledger", "Pipelines", "Pause", "Retire", "Faults"})
  void itHasTheSchemasOfTheCommands(String name) throws Exception {
    Path file = Path.of("docs/schema/" + name.toLowerCase(java.util.Locale.ROOT) + ".json");
    JsonNode schema = new ObjectMapper().readTree(file.toFile());
    ((ObjectNode) schema).remove("$schema");

    assertEquals(
        schema,
        description.at("/components/schemas/" + name),
        () -> "copy " + file + " without its $schema into components of " + Description.FILE);
  }
}
