package io.attentivecourier.console;

import com.sun.net.httpserver.HttpExchange;
import java.util.Set;

/** Who may ask the console, and by which name. */
final class Access {
  private static final Caller OPEN =
      new Caller(null, Set.of(Role.VIEWER), pipeline -> true, pipeline -> false);

  private final OwnHosts hosts;

  Access(OwnHosts hosts) {
    this.hosts = hosts;
  }

  void requireHost(HttpExchange exchange) throws RefusedRequest {
    if (!hosts.accepts(exchange.getRequestHeaders().getFirst("Host"))) {
      throw new RefusedRequest(421, "no name of this console; courier.console.hosts takes more");
    }
  }

  Caller admit(HttpExchange exchange, Endpoint endpoint) throws RefusedRequest {
    if (endpoint.role() != null && !OPEN.may(endpoint.role())) {
      throw new RefusedRequest(403, "this needs the role " + endpoint.role());
    }
    return OPEN;
  }

  String formToken(HttpExchange exchange) {
    return "";
  }
}
