package io.attentivecourier.console;

import com.sun.net.httpserver.HttpExchange;
import io.attentivecourier.settings.Console;
import io.attentivecourier.settings.ConsoleRole;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Those whom a proxy signed in. Its header is believed from its own addresses alone, and with its
 * secret: another program of that machine has the address too.
 */
final class ProxyLogin {
  private static final String SECRET = "X-Courier-Proxy";
  private static final String HMAC = "HmacSHA256";
  private static final String NAME = "[ -~]{1,200}";

  private final SecretKeySpec formKey;

  ProxyLogin(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    formKey = new SecretKeySpec(bytes, HMAC);
  }

  /**
   * Who asks, as the proxy says; empty where it says nothing.
   *
   * @throws RefusedRequest where it cannot be believed, or the name has no role
   */
  Optional<Identity> find(HttpExchange exchange, Console.Proxy proxy) throws RefusedRequest {
    if (proxy == null) {
      return Optional.empty();
    }
    List<String> names = values(exchange, proxy.header());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String name = names.get(0).strip();
    if (names.size() > 1 || !isFrom(exchange, proxy) || !isName(name)) {
      throw new RefusedRequest(
          400,
          proxy.header(),
          "this header is not the proxy's, or names nobody",
          "see courier.console.proxy.addresses and .secret");
    }
    ConsoleRole role =
        proxy
            .role(name)
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        403,
                        "courier.console.proxy.roles",
                        "you have no role here",
                        "courier.console.proxy.roles gives one"));
    return Optional.of(new Identity(name, role, formToken(name)));
  }

  /** True if it came through the proxy, whether or not that says who asks. */
  static boolean isThrough(HttpExchange exchange) {
    return exchange.getRequestHeaders().containsKey(SECRET);
  }

  private static boolean isFrom(HttpExchange exchange, Console.Proxy proxy) {
    InetAddress address = exchange.getRemoteAddress().getAddress();
    List<String> secrets = values(exchange, SECRET);
    return proxy.addresses().stream().anyMatch(block -> block.has(address))
        && secrets.size() == 1
        && Tokens.isSame(secrets.get(0), proxy.secret().reveal());
  }

  /** A role is nobody; a question mark is what the ledger writes for nobody. */
  private static boolean isName(String name) {
    return name.matches(NAME) && !ConsoleRole.isOne(name) && !name.equals("?");
  }

  private static List<String> values(HttpExchange exchange, String header) {
    return exchange.getRequestHeaders().getOrDefault(header, List.of());
  }

  /** Nothing is kept of who came through the proxy, so that it is made of the name. */
  private String formToken(String name) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(formKey);
      return HexFormat.of()
          .formatHex(mac.doFinal(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
