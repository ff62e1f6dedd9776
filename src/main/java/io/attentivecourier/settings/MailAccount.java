package io.attentivecourier.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mail account that sends alerts, and to whom. Its text is a secret: it holds a password and
 * addresses.
 *
 * @param tls true if the connection begins with TLS (smtps), and is not raised to it (smtp)
 * @param to one address, or several with commas between
 */
public record MailAccount(
    boolean tls, String host, int port, String user, Secret password, String from, String to) {
  static final String FORM = "smtp[s]://USER:PASS@HOST:PORT?from=ADDRESS&to=ADDRESS,ADDRESS";

  private static final int SMTPS_PORT = 465;
  private static final int SMTP_PORT = 587;

  /**
   * @throws IllegalArgumentException if the text is not of the form
   */
  static MailAccount parse(String text) {
    URI uri = URI.create(text);
    boolean tls = "smtps".equals(uri.getScheme());
    ValueParsers.fit(tls || "smtp".equals(uri.getScheme()), uri);
    String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
    ValueParsers.fit(uri.getHost() != null && login.length == 2 && uri.getPath().isEmpty(), uri);
    int standard = tls ? SMTPS_PORT : SMTP_PORT;
    Map<String, String> query = query(Optional.ofNullable(uri.getRawQuery()).orElse(""));
    ValueParsers.fit(query.keySet().equals(Map.of("from", "", "to", "").keySet()), uri);
    return new MailAccount(
        tls,
        uri.getHost(),
        uri.getPort() < 0 ? standard : uri.getPort(),
        filled(decoded(login[0])),
        new Secret(filled(decoded(login[1]))),
        addresses(query.get("from")),
        addresses(query.get("to")));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> values = new TreeMap<>();
    for (String pair : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      ValueParsers.fit(parts.length == 2, pair);
      values.put(parts[0], decoded(parts[1]));
    }
    return values;
  }

  /** A plus is a plus in an address, and no blank. */
  private static String decoded(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String filled(String text) {
    return ValueParsers.fit(!text.isBlank() && text.equals(text.strip()), text);
  }

  private static String addresses(String text) {
    return ValueParsers.fit(
        text.matches("[^\\s@,;<>]+@[^\\s@,;<>]+(,[^\\s@,;<>]+@[^\\s@,;<>]+)*"), text);
  }

  /** True if the server is this machine: only then may a password go there without TLS. */
  public boolean isLocal() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "****";
  }
}
