package io.attentivecourier.console;

import com.sun.net.httpserver.HttpExchange;
import io.attentivecourier.settings.Console;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out who asks: by a token, by a session, or by what a proxy says. */
final class Identities {
  private static final String BEARER = "bearer ";

  private final Sessions sessions;
  private final Cookies cookies;
  private final WrongSecrets wrong;
  private final ProxyLogin proxyLogin = new ProxyLogin(new SecureRandom());

  Identities(Sessions sessions, Cookies cookies, WrongSecrets wrong) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.wrong = wrong;
  }

  /** True if one more wrong secret of that address is one too many. */
  boolean isOneTooMany(InetAddress address) {
    return wrong.note(address);
  }

  static RefusedRequest unauthorized(String fault) {
    return new RefusedRequest(
            401, "Authorization", fault, "send the header Authorization: Bearer SECRET")
        .with("WWW-Authenticate", "Bearer");
  }

  /**
   * Who asks; empty where nobody is said.
   *
   * @throws RefusedRequest for a wrong secret, and where two are said
   */
  Optional<Identity> find(HttpExchange exchange, InForce now) throws RefusedRequest {
    Optional<Identity> byProxy = proxyLogin.find(exchange, now.console().proxy());
    List<Identity> own = new ArrayList<>();
    byToken(exchange, now).ifPresent(own::add);
    bySession(exchange, now).ifPresent(own::add);
    if (byProxy.isPresent() && own.stream().anyMatch(it -> !isSame(it, byProxy.get()))) {
      throw new RefusedRequest(
          400,
          now.console().proxy().header(),
          "the proxy names somebody else than the token or the session",
          "send one of them");
    }
    return own.isEmpty() ? byProxy : Optional.of(own.get(0));
  }

  private static boolean isSame(Identity one, Identity other) {
    return one.name().equals(other.name());
  }

  private Optional<Identity> byToken(HttpExchange exchange, InForce now) throws RefusedRequest {
    List<String> given = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
    List<String> secrets =
        given.stream()
            .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(value -> value.substring(BEARER.length()).strip())
            .toList();
    if (secrets.size() > 1) {
      throw new RefusedRequest(400, "Authorization", "there are two tokens", "send one");
    }
    return secrets.isEmpty()
        ? Optional.empty()
        : Optional.of(identity(requireToken(secrets.get(0), exchange, now), null));
  }

  private static Identity identity(Console.NamedToken token, String formToken) {
    return new Identity(token.name(), token.role(), formToken);
  }

  private Console.NamedToken requireToken(String secret, HttpExchange exchange, InForce now)
      throws RefusedRequest {
    Optional<Console.NamedToken> token = now.tokens().find(secret);
    if (token.isPresent()) {
      return token.get();
    }
    throw wrong(exchange);
  }

  private RefusedRequest wrong(HttpExchange exchange) {
    return isOneTooMany(exchange.getRemoteAddress().getAddress())
        ? tooMany()
        : unauthorized("no token has this secret");
  }

  private static RefusedRequest tooMany() {
    return new RefusedRequest(
            429, "Authorization", "too many wrong secrets came from this address", "wait a minute")
        .with("Retry-After", "60");
  }

  private Optional<Identity> bySession(HttpExchange exchange, InForce now) {
    return cookies.sessions(exchange).stream()
        .flatMap(id -> sessions.find(id, now.tokens()).stream())
        .findFirst()
        .map(session -> identity(session.token(), session.formToken()));
  }
}
