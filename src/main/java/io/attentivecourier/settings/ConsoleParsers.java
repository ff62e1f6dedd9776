package io.attentivecourier.settings;

import io.attentivecourier.http.AddressBlock;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms of the settings of the page and its HTTP API. */
final class ConsoleParsers {
  /** What a header can carry: another character would never match. */
  private static final String VISIBLE = "[!-~]{16,500}";

  private static final String LONG = "at least 16 characters of ASCII without blanks";

  static final ValueParser<URI> ORIGIN =
      form(
          "an address such as https://courier.example.com, without a path", ConsoleParsers::origin);

  static final ValueParser<RoleSecret> TOKEN =
      form(
          "ROLE:SECRET, with a role of " + ConsoleRole.all() + " and a secret of " + LONG,
          ConsoleParsers::login);

  static final ValueParser<Secret> SECRET =
      form("a secret of " + LONG, text -> new Secret(fit(text.matches(VISIBLE), text)));

  /** Those that the console reads itself would say two things. */
  static final ValueParser<String> HEADER =
      form(
          "the name of a header such as X-Forwarded-Email",
          text ->
              fit(
                  text.matches("[A-Za-z0-9-]{1,60}")
                      && !text.matches(
                          "(?i)authorization|cookie|host|origin|content-.*|x-courier-proxy"),
                  text));

  static final ValueParser<List<AddressBlock>> ADDRESSES =
      form(
          "addresses or blocks such as 127.0.0.1,10.0.0.0/8",
          text -> parts(text).map(AddressBlock::parse).toList());

  static final ValueParser<Map<String, ConsoleRole>> ROLES =
      form("roles by name such as alice@example.com:operator,*:viewer", ConsoleParsers::roles);

  static final ValueParser<Set<String>> AUDIENCE =
      form(
          "names and roles, with commas between",
          text -> {
            Set<String> names = parts(text).collect(Collectors.toUnmodifiableSet());
            return fit(!names.isEmpty() && text.matches("\\P{Cntrl}+"), names);
          });

  private ConsoleParsers() {}

  private static <T> ValueParser<T> form(String expected, Function<String, T> made) {
    return new ValueParser<>(expected, (text, home) -> made.apply(text));
  }

  private static <T> T fit(boolean fits, T value) {
    return ValueParsers.fit(fits, value);
  }

  private static Stream<String> parts(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
  }

  /** Browsers write an origin in lower case, and without the port of its scheme. */
  private static URI origin(String text) {
    String bare = text.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    fit(bare.matches("https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?"), bare);
    String usual = bare.startsWith("https") ? ":443$" : ":80$";
    URI uri = URI.create(bare.replaceFirst(usual, ""));
    return fit(uri.getHost() != null, uri);
  }

  private static RoleSecret login(String text) {
    String[] parts = text.split(":", 2);
    fit(parts.length == 2 && parts[1].matches(VISIBLE), parts);
    return new RoleSecret(role(parts[0].strip()), new Secret(parts[1]));
  }

  private static ConsoleRole role(String id) {
    return ConsoleRole.of(id).orElseThrow(() -> new IllegalArgumentException("no role"));
  }

  /** A name may hold colons: the last one parts it from its role. */
  private static Map<String, ConsoleRole> roles(String text) {
    Map<String, ConsoleRole> roles = new TreeMap<>();
    parts(text)
        .forEach(
            part -> {
              int colon = part.lastIndexOf(':');
              String name = fit(colon > 0, part).substring(0, colon).strip();
              ConsoleRole role = role(part.substring(colon + 1).strip());
              fit(isName(name) && roles.put(name, role) == null, name);
            });
    return fit(!roles.isEmpty(), roles);
  }

  private static boolean isName(String name) {
    return name.matches("[ -~]{1,200}") && !name.isBlank() && !ConsoleRole.isOne(name);
  }

  /** A token's value, without its name. */
  record RoleSecret(ConsoleRole role, Secret secret) {}
}
