package io.attentivecourier.standin.api;

import io.attentivecourier.standin.Breach;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** The gate that every call passes, in this order: the rate, the token, the permission. */
final class Gate {

  private final ApiOptions options;
  private final SlidingWindow pace;
  private final Breach.BreachLog breaches;

  Gate(ApiOptions options, Breach.BreachLog breaches) {
    this.options = options;
    this.pace = new SlidingWindow(options.clock(), options.limits());
    this.breaches = breaches;
  }

  HttpPort.HttpAnswer pass(
      ApiEndpoint endpoint, HttpPort.HttpCall call, HttpPort.Responder responder)
      throws IOException {
    if (endpoint == ApiEndpoint.RESULT) {
      return responder.answer(call);
    }
    SlidingWindow.Place place = pace.take(endpoint);
    return place.on(admit(endpoint, call, place, responder));
  }

  private HttpPort.HttpAnswer admit(
      ApiEndpoint endpoint,
      HttpPort.HttpCall call,
      SlidingWindow.Place place,
      HttpPort.Responder responder)
      throws IOException {
    if (!place.isFree()) {
      breaches.add("more than " + place.limit() + " requests a second at " + endpoint);
      return HttpPort.HttpAnswer.empty(429);
    }
    if (endpoint == ApiEndpoint.UNKNOWN) {
      return notFound(call);
    }
    if (call.authorization().filter(("Bearer " + options.key())::equals).isEmpty()) {
      return HttpPort.HttpAnswer.empty(401);
    }
    return options.forbidden().contains(endpoint)
        ? HttpPort.HttpAnswer.empty(403)
        : responder.answer(call);
  }

  private HttpPort.HttpAnswer notFound(HttpPort.HttpCall call) {
    return HttpPort.HttpAnswer.json(
        404,
        Map.of(
            "timestamp",
            options.clock().instant().toString(),
            "path",
            call.path(),
            "status",
            404,
            "error",
            "Not Found"));
  }

  /**
   * Counts the requests that an endpoint takes within a sliding second. Attentive says "per second"
   * only; a fixed second would let twice the limit through around its edge.
   */
  static final class SlidingWindow {

    /** More than any client on two cores can ask. */
    static final int NO_LIMIT = 1_000_000;

    private final Clock clock;
    private final Map<ApiEndpoint, Integer> limits;
    private final Map<ApiEndpoint, Deque<Instant>> taken = new EnumMap<>(ApiEndpoint.class);

    /**
     * @param remaining what the headers say is left
     */
    record Place(int limit, int remaining, boolean isFree) {

      HttpPort.HttpAnswer on(HttpPort.HttpAnswer answer) {
        return answer
            .with("x-ratelimit-limit", String.valueOf(limit))
            .with("x-ratelimit-remaining", String.valueOf(remaining));
      }
    }

    SlidingWindow(Clock clock, Map<ApiEndpoint, Integer> limits) {
      this.clock = clock;
      this.limits = limits;
    }

    /** A place for one request now, if one is free. A refused request takes none. */
    synchronized Place take(ApiEndpoint endpoint) {
      int limit = limits.getOrDefault(endpoint, endpoint.limit());
      Deque<Instant> second = taken.computeIfAbsent(endpoint, e -> new ArrayDeque<>());
      Instant now = clock.instant();
      while (!second.isEmpty() && !second.peekFirst().isAfter(now.minusSeconds(1))) {
        second.removeFirst();
      }
      boolean free = second.size() < limit;
      if (free) {
        second.addLast(now);
      }
      return new Place(limit, limit - second.size(), free);
    }
  }
}
