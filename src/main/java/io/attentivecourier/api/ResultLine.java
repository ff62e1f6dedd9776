package io.attentivecourier.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One line of a job's result. Attentive calls it "a record of each request and its corresponding
 * response" and does not publish its shape, so all that is likely is looked for.
 *
 * @param identifier the person that it echoes
 * @param status the one that it names, 100 to 599
 */
record ResultLine(Optional<String> identifier, OptionalInt status) {
  static final ResultLine UNREADABLE = new ResultLine(Optional.empty(), OptionalInt.empty());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> REQUESTS = List.of("request", "record", "input", "user");
  private static final List<String> BODIES = List.of("body", "user", "payload");
  private static final List<String> RESPONSES = List.of("response", "result", "output");
  private static final List<String> STATUSES =
      List.of("status", "statusCode", "status_code", "httpStatus", "code");

  static ResultLine of(byte[] line) {
    try {
      JsonNode node = JSON.readTree(line);
      return node == null || !node.isObject()
          ? UNREADABLE
          : new ResultLine(identifier(node), status(node));
    } catch (IOException unreadable) {
      return UNREADABLE;
    }
  }

  /** The person of a line as it was sealed. */
  static Optional<String> sealed(byte[] line) {
    return of(line).identifier();
  }

  private static Optional<String> identifier(JsonNode line) {
    for (String name : REQUESTS) {
      Optional<String> found = person(object(line.path(name)));
      if (found.isPresent()) {
        return found;
      }
    }
    return person(line);
  }

  private static Optional<String> person(JsonNode request) {
    for (String name : BODIES) {
      Optional<String> found = named(object(request.path(name)));
      if (found.isPresent()) {
        return found;
      }
    }
    return named(request);
  }

  private static Optional<String> named(JsonNode person) {
    return text(person.path("identifiers")).or(() -> text(person));
  }

  private static Optional<String> text(JsonNode identifiers) {
    for (String kind : List.of("phone", "email")) {
      if (identifiers.path(kind).isTextual()) {
        return Optional.of(identifiers.path(kind).textValue());
      }
    }
    return Optional.empty();
  }

  private static OptionalInt status(JsonNode line) {
    for (String name : RESPONSES) {
      OptionalInt found = named(object(line.path(name)), line.path(name));
      if (found.isPresent()) {
        return found;
      }
    }
    return named(line, line);
  }

  private static OptionalInt named(JsonNode response, JsonNode itself) {
    OptionalInt bare = number(itself);
    for (String name : STATUSES) {
      OptionalInt found = number(response.path(name));
      bare = bare.isPresent() ? bare : found;
    }
    return bare;
  }

  private static OptionalInt number(JsonNode status) {
    String text = status.asText().strip();
    return text.matches("[1-5]\\d\\d")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** A request or a response may be echoed as text that holds JSON. */
  private static JsonNode object(JsonNode node) {
    try {
      return node.isTextual() && node.textValue().strip().startsWith("{")
          ? JSON.readTree(node.textValue())
          : node;
    } catch (IOException unreadable) {
      return node;
    }
  }
}
