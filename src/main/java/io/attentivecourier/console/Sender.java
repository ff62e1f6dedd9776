package io.attentivecourier.console;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.List;

/**
 * Where a request came from; the sign-in asks for it.
 *
 * @param address of who asks, or of the proxy before it
 * @param sessions ids that its cookies name
 * @param wanted the path that it asked for before the sign-in; empty if none
 * @param crossSite true if a browser followed a link of another site, as one in a mail: then it
 *     keeps its cookies back
 */
record Sender(InetAddress address, List<String> sessions, String wanted, boolean crossSite) {
  static final Sender UNKNOWN = new Sender(InetAddress.getLoopbackAddress(), List.of(), "", false);

  Sender {
    sessions = List.copyOf(sessions);
  }

  static Sender of(HttpExchange exchange, Cookies cookies) {
    String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    return new Sender(
        exchange.getRemoteAddress().getAddress(),
        cookies.sessions(exchange),
        cookies.wanted(exchange),
        "cross-site".equals(site));
  }
}
