package io.attentivecourier.settings;

import java.util.Set;

/**
 * The address where health and metrics are served.
 *
 * @param hosts further names by which they may be asked for on loopback
 */
public record Console(String host, int port, Set<String> hosts) {
  public Console {
    hosts = hosts == null ? Set.of() : Set.copyOf(hosts);
  }
}
