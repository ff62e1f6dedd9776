package io.attentivecourier.standin.api;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The endpoints of Attentive's API that the stand-in knows, each with the rate that Attentive
 * publishes.
 */
public enum ApiEndpoint {
  /** {@code GET /v2/me}, {@code GET /v1/me}. */
  ME("GET", "/v[12]/me", 150),
  /** {@code POST /v2/bulk/user/attributes}. */
  BULK("POST", "/v2/bulk/user/attributes", 100),
  /** {@code GET /v2/bulk/job/{id}}. */
  JOB("GET", "/v2/bulk/job/[^/]+", 100),
  /** {@code POST /v1/subscriptions}. */
  SUBSCRIBE("POST", "/v1/subscriptions", 10),
  /** A job's result file: a storage, not the API, so it has no token and no pace. */
  RESULT("GET", "/results/[^/]+", Gate.SlidingWindow.NO_LIMIT),
  /** Every other path or method. */
  UNKNOWN("", "", 150);

  private final String method;
  private final Pattern path;
  private final int limit;

  ApiEndpoint(String method, String path, int limit) {
    this.method = method;
    this.path = Pattern.compile(path);
    this.limit = limit;
  }

  static ApiEndpoint of(HttpPort.HttpCall call) {
    return Stream.of(values())
        .filter(e -> e.method.equals(call.method()) && e.path.matcher(call.path()).matches())
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Requests a second, as published. */
  public int limit() {
    return limit;
  }
}
