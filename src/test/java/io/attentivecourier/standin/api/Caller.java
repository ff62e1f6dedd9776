package io.attentivecourier.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real HTTP client with a token. Nothing it waits for takes more than ten seconds. */
record Caller(String url, String token) {

  static final String BULK = "/v2/bulk/user/attributes";
  static final String SUBSCRIBE = "/v1/subscriptions";

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static Caller of(FaultyApi standIn) {
    return new Caller(standIn.url(), standIn.key());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(to(url + path).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return post(path, body, "application/json");
  }

  HttpResponse<String> post(String path, String body, String type)
      throws IOException, InterruptedException {
    return CLIENT.send(posting(path, body, type), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> posted(String path, String body) {
    return CLIENT.sendAsync(posting(path, body, "application/json"), BodyHandlers.ofString());
  }

  private HttpRequest posting(String path, String body, String type) {
    return to(url + path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build();
  }

  private HttpRequest.Builder to(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  /** As a result is fetched: without a token. */
  static HttpResponse<String> fetch(String address) throws IOException, InterruptedException {
    HttpRequest plain = HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build();
    return CLIENT.send(plain, BodyHandlers.ofString());
  }

  int bulk(String... users) throws IOException, InterruptedException {
    return post(BULK, body(users)).statusCode();
  }

  /** Sends a batch that is taken, and gives its job's id. */
  String job(String... users) throws IOException, InterruptedException {
    return json(post(BULK, body(users))).path("batchJobId").textValue();
  }

  JsonNode look(String job) throws IOException, InterruptedException {
    return json(get("/v2/bulk/job/" + job));
  }

  /** Looks twice and fetches what the url then names. */
  String result(String job) throws IOException, InterruptedException {
    look(job);
    return fetch(look(job).path("url").textValue()).body();
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  /** The status of each line, in order. */
  static List<Integer> statuses(String lines) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      statuses.add(JSON.readTree(line).path("response").path("status").intValue());
    }
    return statuses;
  }

  static String body(String... users) {
    return Stream.of(users).collect(Collectors.joining(",", "{\"users\":[", "]}"));
  }

  /**
   * @param custom as JSON, as {@code "tier":"gold"}
   */
  static String user(String phone, String custom) {
    return "{\"identifiers\":{\"phone\":\"%s\"},\"attributes\":{\"custom\":{%s}}}"
        .formatted(phone, custom);
  }
}
