package io.attentivecourier.console;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wrong secrets that came from each address in the last minute. A right one is never refused:
 * who guesses shares an address, a proxy's, with everybody who knows theirs.
 */
final class WrongSecrets {
  private static final Logger LOG = LoggerFactory.getLogger(WrongSecrets.class);
  private static final int MOST = 10;
  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;

  /** Whoever has one address of IPv6 has at least all that begin with the same eight bytes. */
  private static final int NETWORK = 8;

  private final Map<String, Deque<Instant>> times = new LinkedHashMap<>();
  private final Clock clock;

  WrongSecrets(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts one more.
   *
   * @return true if it is one too many
   */
  synchronized boolean note(InetAddress address) {
    Instant now = clock.instant();
    String from = network(address);
    Deque<Instant> own = times.containsKey(from) ? times.remove(from) : new ArrayDeque<>();
    times.put(from, own);
    forgetOld(own, now);
    if (own.size() >= MOST) {
      return true;
    }
    own.add(now);
    if (own.size() == MOST) {
      LOG.warn("{} wrong secrets in a minute from {}", MOST, address.getHostAddress());
    }
    return false;
  }

  private void forgetOld(Deque<Instant> own, Instant now) {
    while (!own.isEmpty() && !own.peek().plus(SPAN).isAfter(now)) {
      own.remove();
    }
    while (times.size() > MOST_ADDRESSES) {
      times.remove(times.keySet().iterator().next());
    }
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    int length = bytes.length > NETWORK ? NETWORK : bytes.length;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
  }
}
