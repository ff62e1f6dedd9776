package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents themselves are held to their schemas wherever a test runs a command. */
class EveryDocumentHasItsSchemaTest {
  static Stream<Path> schemas() throws IOException {
    return Files.list(Path.of("docs/schema"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aSchemaIsOneOfJsonSchemas(Path file) throws IOException {
    var itself =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012));
    var broken =
        itself.validate(new com.fasterxml.jackson.databind.ObjectMapper().readTree(file.toFile()));

    assertTrue(broken.isEmpty(), broken::toString);
    assertTrue(Files.readString(Path.of("docs/operating.md")).contains(name(file)), name(file));
  }

  private static String name(Path file) {
    return "`" + file.getFileName().toString().replace(".json", "") + "`";
  }

  @Test
  void aKeyThatNoSchemaHasIsSeen() {
    List<String> words = List.of("retire", "--json");
    String good = "{\"segment\":\"Winback\",\"pipeline\":\"winback\",\"state\":\"RETIRED\"}";

    assertDoesNotThrow(() -> Schemas.hold(words, good));
    assertThrows(
        AssertionError.class, () -> Schemas.hold(words, good.replace("}", ",\"more\":1}")));
    assertThrows(AssertionError.class, () -> Schemas.hold(List.of("unheard", "--json"), good));
  }
}
