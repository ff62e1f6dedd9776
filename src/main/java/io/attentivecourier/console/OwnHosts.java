package io.attentivecourier.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names by which the console lets itself be asked. A page of a stranger can point a name of its
 * own to 127.0.0.1 (DNS rebinding), and then reads the names and sizes of all segments in the
 * browser of an operator. So on loopback only {@code localhost}, addresses and the names of {@code
 * courier.console.hosts} are answered. Elsewhere everybody can ask directly, and scrapers use the
 * name of a service.
 */
record OwnHosts(boolean any, Set<String> names) {
  static OwnHosts of(String boundTo, Set<String> more) {
    Set<String> names = more.stream().map(OwnHosts::folded).collect(Collectors.toSet());
    return new OwnHosts(!isLoopback(boundTo), names);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return true;
    }
  }

  /**
   * @param header of the request, with or without a port; null where it has none, which no browser
   *     sends
   */
  boolean accepts(String header) {
    String name = header == null ? "" : folded(header);
    return any || header == null || isAddress(name) || isName(name);
  }

  private boolean isName(String name) {
    return name.equals("localhost") || names.contains(name);
  }

  private static boolean isAddress(String name) {
    return name.matches("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
  }

  /** Without port, case and the dot at the end of a full name. */
  private static String folded(String host) {
    return host.strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst(":\\d*$", "")
        .replaceFirst("\\.$", "");
  }
}
