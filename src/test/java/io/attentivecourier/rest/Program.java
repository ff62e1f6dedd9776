package io.attentivecourier.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.console.Caller;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.console.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program that asks the endpoints as a server would, and holds each answer to its description.
 */
record Program(List<Endpoint> endpoints, Caller caller) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Description DESCRIPTION = new Description();
  private static final Pattern CANARY =
      Pattern.compile("202\\D{0,3}555\\D{0,3}0199|canary.{0,3}bird", Pattern.CASE_INSENSITIVE);

  static Program of(List<Endpoint> endpoints, String name, Role... roles) {
    Predicate<String> all = pipeline -> true;
    return new Program(endpoints, new Caller(name, Set.of(roles), all, all));
  }

  /** The same, who does not see one pipeline and may not act on another. */
  Program without(String unseen, String locked) {
    return new Program(
        endpoints,
        new Caller(
            caller.name(),
            caller.roles(),
            pipeline -> !pipeline.equals(unseen),
            pipeline -> !pipeline.equals(locked)));
  }

  /** An answer, and its body as text and as JSON. */
  record Said(PageAnswer answer) {
    int status() {
      return answer.status();
    }

    String text() {
      return new String(answer.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return JSON.readTree(answer.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String fault() {
      return json().at("/faults/0/fault").asText();
    }

    String run() {
      return json().get("run").asText();
    }
  }

  Said get(String path) {
    return ask("GET", path, "", "").join();
  }

  Said post(String path, String json) {
    return begin(path, json).join();
  }

  /** Asks, and waits for nothing. */
  CompletableFuture<Said> begin(String path, String json) {
    return ask("POST", path, "application/json", json);
  }

  CompletableFuture<Said> ask(String method, String asked, String type, String body) {
    String[] parts = asked.split("\\?", 2);
    Endpoint endpoint = endpoint(method, parts[0]);
    if (!caller.may(endpoint.role())) {
      return CompletableFuture.completedFuture(new Said(PageAnswer.line(403, "not your role")));
    }
    ConsoleRequest request =
        new ConsoleRequest(
            method,
            parts[0],
            names(endpoint.path(), parts[0]),
            query(parts.length == 1 ? "" : parts[1]),
            type,
            body.getBytes(StandardCharsets.UTF_8),
            caller,
            "");
    return endpoint
        .answer()
        .apply(request)
        .toCompletableFuture()
        .orTimeout(60, TimeUnit.SECONDS)
        .thenApply(answer -> held(endpoint, answer));
  }

  private static Said held(Endpoint endpoint, PageAnswer answer) {
    Said said = new Said(answer);
    assertFalse(CANARY.matcher(said.text()).find(), said::text);
    if (endpoint.path().startsWith("/api")) {
      DESCRIPTION.hold(endpoint.method(), endpoint.path(), answer);
    }
    return said;
  }

  private Endpoint endpoint(String method, String path) {
    return endpoints.stream()
        .filter(one -> one.method().equals(method) && matcher(one.path(), path).matches())
        .min(Comparator.comparing(one -> one.path().contains("{")))
        .orElseThrow(() -> new AssertionError("nothing answers " + method + " " + path));
  }

  private static Matcher matcher(String pattern, String path) {
    return Pattern.compile(pattern.replaceAll("\\{\\w+}", "([^/]+)")).matcher(path);
  }

  private static Map<String, String> names(String pattern, String path) {
    Matcher found = matcher(pattern, path);
    found.matches();
    List<String> names =
        Pattern.compile("\\{(\\w+)}").matcher(pattern).results().map(one -> one.group(1)).toList();
    return IntStream.range(0, names.size())
        .boxed()
        .collect(Collectors.toMap(names::get, i -> found.group(i + 1).replace("%20", " ")));
  }

  static Map<String, String> query(String query) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].isEmpty()) {
        pairs.put(parts[0], parts.length == 1 ? "" : parts[1]);
      }
    }
    return pairs;
  }
}
