package io.attentivecourier.console;

import io.attentivecourier.settings.Console;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Those who signed in with a browser. They are kept in memory alone: a restart ends them, and no
 * file can be stolen.
 */
final class Sessions {
  static final Duration LENGTH = Duration.ofHours(12);

  /** Some 300 bytes each; who signs in more often than that ends what is oldest. */
  static final int MOST = 1_000;

  private static final int BYTES = 32;

  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /** Begins one, under an id that nobody has known before. */
  synchronized Session begin(Console.NamedToken token) {
    Session session = new Session(random(), random(), token, clock.instant().plus(LENGTH));
    sessions.values().removeIf(this::isOver);
    while (sessions.size() >= MOST) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    sessions.put(session.id(), session);
    return session;
  }

  /** The session of that id, while it lasts and its token holds as it was. */
  synchronized Optional<Session> find(String id, Tokens tokens) {
    Session session = sessions.get(id);
    if (session != null && (isOver(session) || !tokens.holds(session.token()))) {
      sessions.remove(id);
      return Optional.empty();
    }
    return Optional.ofNullable(session);
  }

  synchronized void end(String id) {
    sessions.remove(id);
  }

  synchronized int count() {
    return sessions.size();
  }

  private boolean isOver(Session session) {
    return !session.until().isAfter(clock.instant());
  }

  private String random() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Somebody who signed in.
   *
   * @param id what the cookie holds
   * @param formToken what each form of its pages holds
   */
  record Session(String id, String formToken, Console.NamedToken token, Instant until) {}
}
