package io.attentivecourier.standin.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The times of all requests, also of refused ones, so that a test can check a client's rate. */
public final class RequestLog {

  private final Clock clock;
  private final Map<ApiEndpoint, List<Instant>> arrivals = new EnumMap<>(ApiEndpoint.class);

  RequestLog(Clock clock) {
    this.clock = clock;
  }

  synchronized void record(ApiEndpoint endpoint) {
    arrivals.computeIfAbsent(endpoint, e -> new ArrayList<>()).add(clock.instant());
  }

  public synchronized int count(ApiEndpoint endpoint) {
    return arrivals.getOrDefault(endpoint, List.of()).size();
  }

  /** In order of arrival. */
  public synchronized List<Instant> arrivals(ApiEndpoint endpoint) {
    return List.copyOf(arrivals.getOrDefault(endpoint, List.of()));
  }

  /** The most requests in any window of one second. */
  public int mostInOneSecond(ApiEndpoint endpoint) {
    List<Instant> times = arrivals(endpoint);
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (!times.get(first).isAfter(times.get(last).minusSeconds(1))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
