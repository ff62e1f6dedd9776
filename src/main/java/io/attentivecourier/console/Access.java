package io.attentivecourier.console;

import com.sun.net.httpserver.HttpExchange;
import io.attentivecourier.settings.Console;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who may ask the console for what, by the settings of the moment. */
final class Access {
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Admission UNKNOWN = new Admission(Caller.UNKNOWN, null);

  private final Supplier<Settings> settings;
  private final Sessions sessions;
  private final Cookies cookies;
  private final Identities identities;
  private volatile InForce inForce;

  /**
   * @param keyId of the home
   */
  Access(Supplier<Settings> settings, String keyId, Clock clock) {
    this.settings = settings;
    this.sessions = new Sessions(clock);
    this.cookies = new Cookies(keyId);
    this.identities = new Identities(sessions, cookies, new WrongSecrets(clock));
    this.inForce = InForce.of(settings.get());
  }

  Sessions sessions() {
    return sessions;
  }

  Cookies cookies() {
    return cookies;
  }

  Identities identities() {
    return identities;
  }

  InForce inForce() {
    Settings now = settings.get();
    if (inForce.settings() != now) {
      inForce = InForce.of(now);
    }
    return inForce;
  }

  /** Before anything else is looked at. */
  void requireReachable(HttpExchange exchange) throws RefusedRequest {
    InForce now = inForce();
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    if (isObserve(exchange.getRequestURI().getRawPath())) {
      return;
    }
    if (hosts.size() != 1 || !now.hosts().accepts(hosts.get(0))) {
      throw new RefusedRequest(
          421,
          "Host",
          "no name of this console",
          "courier.console.url or courier.console.hosts takes more");
    }
    if (now.console().isClosed()) {
      throw new RefusedRequest(
          403,
          "courier.console.token.NAME",
          "off loopback there is nothing but /observe/ without a token or a proxy",
          "set courier.console.token.NAME=ROLE:SECRET, or courier.console.proxy.header");
    }
  }

  private static boolean isObserve(String path) {
    return path != null && path.startsWith("/observe/");
  }

  Admission admit(HttpExchange exchange, Endpoint endpoint) throws RefusedRequest {
    InForce now = inForce();
    if (endpoint.role() == null) {
      return open(exchange, endpoint, now);
    }
    Optional<Identity> identity = identities.find(exchange, now);
    if (identity.isEmpty()) {
      return nobody(exchange, endpoint, now);
    }
    Caller caller = identity.get().caller(now.settings()::audience);
    if (!caller.may(endpoint.role())) {
      throw new RefusedRequest(
          403,
          "courier.console.token." + identity.get().name(),
          "this needs the role " + endpoint.role().word(),
          "");
    }
    requireOwnPage(exchange, now, identity.get());
    return new Admission(caller, identity.get().formToken());
  }

  /** A probe with a token that was changed is answered as one without. */
  private Admission open(HttpExchange exchange, Endpoint endpoint, InForce now)
      throws RefusedRequest {
    if (!isReading(exchange)
        && (OwnOrigin.isThere(exchange) || !cookies.sessions(exchange).isEmpty())
        && !OwnOrigin.isOurs(exchange, now.console())) {
      throw foreign();
    }
    return endpoint.isForPrograms()
        ? known(exchange, now)
            .map(it -> new Admission(it.caller(now.settings()::audience), null))
            .orElse(UNKNOWN)
        : UNKNOWN;
  }

  /** Empty for a wrong secret too. */
  private Optional<Identity> known(HttpExchange exchange, InForce now) {
    try {
      return identities.find(exchange, now);
    } catch (RefusedRequest wrongSecret) {
      return Optional.empty();
    }
  }

  /** A page of a stranger can make a browser ask, with its cookies and through its proxy. */
  private void requireOwnPage(HttpExchange exchange, InForce now, Identity identity)
      throws RefusedRequest {
    boolean cookie = !cookies.sessions(exchange).isEmpty();
    boolean browser = identity.formToken() != null && hasBrowsersHeader(exchange);
    if (!isReading(exchange) && (cookie || browser) && !OwnOrigin.isOurs(exchange, now.console())) {
      throw foreign();
    }
  }

  private static boolean hasBrowsersHeader(HttpExchange exchange) {
    return OwnOrigin.isThere(exchange) || exchange.getRequestHeaders().containsKey("Cookie");
  }

  private static RefusedRequest foreign() {
    return new RefusedRequest(
        403,
        "Origin",
        "the request is of no page of this console",
        "ask by courier.console.url, or with a token and without a cookie");
  }

  private static boolean isReading(HttpExchange exchange) {
    return READING.contains(exchange.getRequestMethod());
  }

  private Admission nobody(HttpExchange exchange, Endpoint endpoint, InForce now)
      throws RefusedRequest {
    boolean metrics = isObserve(endpoint.path());
    boolean open = metrics ? now.console().isOpenForMetrics() : now.console().isOpen();
    boolean viewing = endpoint.role() == Role.VIEWER && isReading(exchange);
    if (open && viewing && !ProxyLogin.isThrough(exchange)) {
      return new Admission(Identity.nobody(now.settings()::audience), null);
    }
    if (now.console().isWithoutLogin() && !viewing) {
      throw new RefusedRequest(
          403,
          "courier.console.token.NAME",
          "this needs a token",
          "set courier.console.token.NAME=operator:SECRET");
    }
    throw signIn(exchange, endpoint, now.console());
  }

  private RefusedRequest signIn(HttpExchange exchange, Endpoint endpoint, Console console) {
    if (endpoint.isForPrograms()) {
      return Identities.unauthorized("this needs a token");
    }
    String path = exchange.getRequestURI().toString();
    PageAnswer answer = PageAnswer.see(SignIn.PATH);
    return RefusedRequest.see(
        isReading(exchange) && Cookies.isOwnPath(path)
            ? answer.with("Set-Cookie", cookies.want(path, console.isSecure()))
            : answer);
  }
}
