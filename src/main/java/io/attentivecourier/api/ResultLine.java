package io.attentivecourier.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of a job's result. Attentive calls it "a record of each request and its corresponding
 * response" and does not publish its shape. So the parser looks for all likely names and keeps
 * nothing else of the line: a tree of the whole line may be a hundred times as large.
 *
 * @param identifier the person that the line echoes
 * @param status the status that the line names, 100 to 599
 */
record ResultLine(Optional<String> identifier, OptionalInt status) {
  static final ResultLine UNREADABLE = new ResultLine(Optional.empty(), OptionalInt.empty());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONG = 64 << 10;
  private static final List<String> REQUESTS = List.of("request", "record", "input", "user");
  private static final List<String> BODIES = List.of("body", "user", "payload");
  private static final List<String> RESPONSES = List.of("response", "result", "output");
  private static final List<String> STATUSES =
      List.of("status", "statusCode", "status_code", "httpStatus", "code");

  private static final List<String> KINDS = List.of("phone", "email");
  private static final String IDENTIFIERS = "identifiers";

  /**
   * The longest identifier: a phone has 15 digits, an e-mail address 320 characters. A longer text
   * names nobody.
   */
  private static final int LONGEST_IDENTIFIER = 320;

  private static final Set<String> WANTED =
      Stream.of(REQUESTS, BODIES, RESPONSES, STATUSES, KINDS, List.of(IDENTIFIERS))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** Keeps the objects with the wanted names, and no lists. */
  private static final TokenFilter LIKELY =
      new TokenFilter() {
        @Override
        public TokenFilter includeProperty(String name) {
          return WANTED.contains(name) ? this : null;
        }

        @Override
        public TokenFilter includeElement(int index) {
          return null;
        }
      };

  static ResultLine of(byte[] line) {
    return read(
        line, node -> new ResultLine(identifier(node), status(node)), ResultLine.UNREADABLE);
  }

  private static <T> T read(byte[] line, Function<JsonNode, T> part, T unreadable) {
    return line.length > LONG ? inTurn(line, part, unreadable) : parse(line, part, unreadable);
  }

  /**
   * Reads one long line at a time: with a long line in each thread, the texts alone would fill the
   * heap.
   */
  private static <T> T inTurn(byte[] line, Function<JsonNode, T> part, T unreadable) {
    synchronized (JSON) {
      return parse(line, part, unreadable);
    }
  }

  private static <T> T parse(byte[] line, Function<JsonNode, T> part, T unreadable) {
    try (JsonParser parser = JSON.createParser(line)) {
      JsonNode node = tree(parser);
      return node == null || !node.isObject() ? unreadable : part.apply(node);
    } catch (IOException noJson) {
      return unreadable;
    }
  }

  private static JsonNode tree(JsonParser parser) throws IOException {
    return JSON.readTree(
        new FilteringParserDelegate(parser, LIKELY, Inclusion.INCLUDE_ALL_AND_PATH, true));
  }

  /** The identifier of the person in a sealed line. */
  static Optional<String> identifierOf(byte[] line) {
    return read(line, ResultLine::identifier, Optional.empty());
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
    return text(person.path(IDENTIFIERS)).or(() -> text(person));
  }

  private static Optional<String> text(JsonNode identifiers) {
    for (String kind : KINDS) {
      String found = identifiers.path(kind).textValue();
      if (found != null && found.length() <= LONGEST_IDENTIFIER) {
        return Optional.of(found);
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
    String text = status.isContainerNode() ? "" : status.asText().strip();
    return isStatus(text) ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  /** No regex: this runs six times for each line, and each time it would be compiled. */
  private static boolean isStatus(String text) {
    return text.length() == 3
        && text.charAt(0) >= '1'
        && text.charAt(0) <= '5'
        && text.chars().allMatch(character -> character >= '0' && character <= '9');
  }

  /** Parses a node that is text: a request or a response may be echoed as text that holds JSON. */
  private static JsonNode object(JsonNode node) {
    if (!node.isTextual() || !node.textValue().strip().startsWith("{")) {
      return node;
    }
    try (JsonParser parser = JSON.createParser(node.textValue())) {
      return Optional.ofNullable(tree(parser)).orElse(node);
    } catch (IOException unreadable) {
      return node;
    }
  }
}
