package io.attentivecourier.door;

import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The runs that are left alone for a while: the API was down for minutes when they were sent. */
final class Waits {
  private final Supplier<Settings> settings;
  private final Clock clock;
  private final Map<RunId, Instant> notBefore = new ConcurrentHashMap<>();

  /**
   * @param settings those that hold now
   */
  Waits(Supplier<Settings> settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  boolean isWaiting(RunId run) {
    return clock.instant().isBefore(notBefore.getOrDefault(run, Instant.MIN));
  }

  /** From now, for {@code courier.retryEvery}. */
  void begin(RunId run) {
    notBefore.put(run, clock.instant().plus(settings.get().retryEvery()));
  }
}
