package io.attentivecourier.settings;

import io.attentivecourier.http.AddressBlock;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The address where the page, its HTTP API, health and metrics are served, and who may ask.
 *
 * @param hosts further names by which it may be asked for
 * @param url where a browser finds it, through a proxy that may add TLS; null where not set
 * @param viewers null where not set
 * @param tokens those that hold now
 * @param proxy null where none signs people in
 */
public record Console(
    String host,
    int port,
    Set<String> hosts,
    URI url,
    Viewers viewers,
    List<NamedToken> tokens,
    Proxy proxy) {
  public Console {
    hosts = hosts == null ? Set.of() : Set.copyOf(hosts);
    tokens = List.copyOf(tokens);
  }

  /** True if only this machine can reach it; a name that is unknown binds nowhere. */
  public boolean isOnLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return true;
    }
  }

  /** True if nobody can sign in: there is neither a token nor a proxy. */
  public boolean isWithoutLogin() {
    return tokens.isEmpty() && proxy == null;
  }

  /**
   * True if it answers health and metrics alone: whoever can reach the machine could read the rest.
   */
  public boolean isClosed() {
    return !isOnLoopback() && isWithoutLogin();
  }

  /** True if whoever reaches it may view, without a token. */
  public boolean isOpen() {
    return !isClosed() && (viewers == null ? isOnLoopback() && tokens.isEmpty() : isSaidOpen());
  }

  /**
   * True if metrics are shown to whoever asks. Where the page is closed for want of a login nobody
   * could be told more by asking for one, and the scrapers of such a container go on.
   */
  public boolean isOpenForMetrics() {
    return isOpen() || isClosed() && viewers != Viewers.TOKEN;
  }

  private boolean isSaidOpen() {
    return viewers == Viewers.OPEN;
  }

  /** True if a browser reaches it by TLS. */
  public boolean isSecure() {
    return url != null && url.getScheme().equals("https");
  }

  /** The start of the address of each page, as {@code https://courier.example.com}. */
  public Optional<String> origin() {
    return Optional.ofNullable(url).map(URI::toString);
  }

  /** Who views. */
  public enum Viewers {
    /** Whoever reaches the address. */
    OPEN,
    /** Whoever has a token, or is known to the proxy. */
    TOKEN
  }

  /**
   * Somebody who may ask, with a secret.
   *
   * @param name of a person or a program; the ledger keeps it with an act
   */
  public record NamedToken(String name, ConsoleRole role, Secret secret) {}

  /**
   * A proxy that has signed people in, and says who asks.
   *
   * @param header that has the name
   * @param addresses from which alone it is believed
   * @param secret which it sends as {@code X-Courier-Proxy}
   * @param roles by name; {@code *} is anybody else
   */
  public record Proxy(
      String header, List<AddressBlock> addresses, Secret secret, Map<String, ConsoleRole> roles) {
    private static final String ANYBODY = "*";

    public Proxy {
      addresses = List.copyOf(addresses);
      roles = Map.copyOf(roles);
    }

    /** Empty for a name that has none. */
    public Optional<ConsoleRole> role(String name) {
      return Optional.ofNullable(roles.getOrDefault(name, roles.get(ANYBODY)));
    }
  }
}
