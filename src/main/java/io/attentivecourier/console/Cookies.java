package io.attentivecourier.console;

import com.sun.net.httpserver.HttpExchange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cookies of the console. Browsers send those of one host to all its ports: the name holds the
 * key's id, so that two homes of one machine do not end each other's sessions.
 */
final class Cookies {
  private static final String WANTED = "-to";

  private final String name;

  /**
   * @param keyId 8 hex digits
   */
  Cookies(String keyId) {
    this.name = "courier-" + keyId;
  }

  /** The ids of sessions that a request came with. */
  List<String> sessions(HttpExchange exchange) {
    return values(exchange, name);
  }

  /** The path that was asked for before the sign-in; empty if none was. */
  String wanted(HttpExchange exchange) {
    return values(exchange, name + WANTED).stream()
        .filter(Cookies::isOwnPath)
        .findFirst()
        .orElse("");
  }

  private static List<String> values(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .toList();
  }

  /** Nothing that a browser could take for another host's. */
  static boolean isOwnPath(String path) {
    return path.matches("/|/[A-Za-z0-9%._~@:+-][A-Za-z0-9%._~@:+/?&=-]{0,500}")
        && Stream.of("/sign-", "/api/", "/observe/").noneMatch(path::startsWith);
  }

  String begin(Sessions.Session session, boolean secure) {
    return cookie(name, session.id(), "/", Sessions.LENGTH.toSeconds(), secure);
  }

  String end(boolean secure) {
    return cookie(name, "", "/", 0, secure);
  }

  /** Strict cookies do not come with a link from a mail: what it led to is kept apart. */
  String want(String path, boolean secure) {
    return cookie(name + WANTED, path, "/sign-in", 600, secure);
  }

  private static String cookie(
      String name, String value, String path, long seconds, boolean secure) {
    return name
        + "="
        + value
        + "; Path="
        + path
        + "; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Strict"
        + (secure ? "; Secure" : "");
  }
}
