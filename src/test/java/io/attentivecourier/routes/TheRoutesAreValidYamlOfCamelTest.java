package io.attentivecourier.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An editor that knows Camel's schema shows no fault in a route file of ours. */
class TheRoutesAreValidYamlOfCamelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try (InputStream schema =
        YamlRoutesBuilderLoader.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> flow = Files.walk(Path.of("routes"));
        Stream<Path> sample = Files.walk(Path.of("sample"))) {
      return Stream.concat(flow, sample)
          .filter(file -> file.toString().endsWith(".camel.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileHasTheFormThatCamelsSchemaAsksFor(Path file) throws IOException {
    assertEquals(Set.of(), SCHEMA.validate(read(Files.readString(file))));
  }

  @Test
  void aStepThatCamelDoesNotKnowIsSeen() {
    String route =
        """
        - route:
            id: a-route
            from:
              uri: direct:a
              steps:
                - sendTo: direct:b
        """;
    assertFalse(SCHEMA.validate(read(route)).isEmpty());
  }

  private static JsonNode read(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return JSON.valueToTree(tree);
  }
}
