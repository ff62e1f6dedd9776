package io.attentivecourier.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many requests an endpoint takes within a second that slides. Attentive says "per second"
 * only; a fixed second would let twice the limit through around its edge.
 */
final class Pace {

  /** More than any client on two cores can ask. */
  static final int NO_LIMIT = 1_000_000;

  private final Clock clock;
  private final Map<Endpoint, Integer> limits;
  private final Map<Endpoint, Deque<Instant>> taken = new EnumMap<>(Endpoint.class);

  /**
   * @param remaining what the headers say is left
   */
  record Place(int limit, int remaining, boolean free) {

    Answer on(Answer answer) {
      return answer
          .with("x-ratelimit-limit", String.valueOf(limit))
          .with("x-ratelimit-remaining", String.valueOf(remaining));
    }
  }

  Pace(Clock clock, Map<Endpoint, Integer> limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** A place for one request now, if one is free. A refused request takes none. */
  synchronized Place take(Endpoint endpoint) {
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
