package io.attentivecourier.console;

import io.attentivecourier.settings.Console;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names by which the console lets itself be asked. A stranger can point a name of its own to
 * this address (DNS rebinding), and then reads pages in the browser of an operator. So only {@code
 * localhost}, addresses, and the names of the settings are answered.
 */
record OwnHosts(Set<String> names) {
  static OwnHosts of(Console console) {
    Set<String> names = new TreeSet<>();
    console.hosts().forEach(name -> names.add(folded(name)));
    console.origin().ifPresent(origin -> names.add(folded(origin.replaceFirst("^https?://", ""))));
    return new OwnHosts(names);
  }

  /**
   * @param header of the request, with or without a port
   */
  boolean accepts(String header) {
    String name = folded(header);
    return name.equals("localhost") || names.contains(name) || isAddress(name);
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
