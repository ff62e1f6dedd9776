package io.attentivecourier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a command tells with {@code --json}, and its exit code. */
record Told(int exit, JsonNode document) {

  static Told by(TestHome home, String... args) {
    Shell.Said said =
        home.cli(Stream.concat(Arrays.stream(args), Stream.of("--json")).toArray(String[]::new));
    try {
      return new Told(said.exit(), new ObjectMapper().readTree(said.out()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(said.out() + said.err(), e);
    }
  }

  String text(String field) {
    return document.path(field).asText();
  }

  JsonNode segment(String name) {
    JsonNode segments = document.path("segments");
    return IntStream.range(0, segments.size())
        .mapToObj(segments::get)
        .filter(one -> one.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no segment " + name + ": " + document));
  }

  String state(String segment) {
    return segment(segment).path("state").asText();
  }

  String file(String segment) {
    return segment(segment).path("file").asText();
  }

  /** The words of the first fault. */
  String fault() {
    JsonNode fault = document.path("faults").path(0);
    return fault.path("fault").asText() + " / " + fault.path("mend").asText();
  }
}
