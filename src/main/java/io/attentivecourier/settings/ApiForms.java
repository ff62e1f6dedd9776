package io.attentivecourier.settings;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The forms of what goes to Attentive's API. */
final class ApiForms {
  static final Form<URI> URL = new Form<>("an https URL of a bare host", (text, home) -> url(text));

  /** It becomes a header: a line end in it would end the header. */
  static final Form<Secret> TOKEN =
      new Form<>("a token in one line, without blanks", (text, home) -> token(text.strip()));

  static final Form<String> LOCALE =
      new Form<>(
          "a language and a country such as en-US",
          (text, home) -> Forms.fit(text.matches("[a-z]{2,3}-[A-Z]{2}"), text));

  /** In Attentive's spelling, or in that of all other settings. */
  static final Form<SubscriptionType> SUBSCRIPTION_TYPE =
      new Form<>(
          "MARKETING or TRANSACTIONAL",
          (text, home) -> SubscriptionType.valueOf(text.toUpperCase(Locale.ROOT)));

  static final Form<String> ATTRIBUTE_NAME =
      new Form<>("a name of at most 200 characters", (text, home) -> attributeName(text));

  private static final int LONGEST_NAME = 200;

  /**
   * Attentive forbids {@code " { } [ ] \ |} in the keys of events and says nothing of attributes; a
   * well-used client refuses quotes and commas too. {@code \p{C}} is what cannot be seen.
   */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\"'{}\\[\\]\\\\|,\\p{C}\\u2028\\u2029\\uFFFD]");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private ApiForms() {}

  private static URI url(String text) {
    URI url = URI.create(text);
    Forms.fit(url.getHost() != null && url.getRawUserInfo() == null, text);
    if (!url.getRawPath().matches("/?") || url.getRawQuery() != null) {
      throw new Unfit("has more than a host", "leave out what follows the host: it is added");
    }
    return Forms.fit(isSafe(url) && url.getRawFragment() == null, bare(url));
  }

  /** The bearer token and personal data never cross a network in the clear. */
  private static boolean isSafe(URI url) {
    boolean plain = "http".equalsIgnoreCase(url.getScheme());
    if (plain && !LOOPBACK.matcher(url.getHost()).matches()) {
      throw new Unfit("would send the key and personal data in the clear", "use https");
    }
    return plain || "https".equalsIgnoreCase(url.getScheme());
  }

  private static URI bare(URI url) {
    return URI.create(url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getRawAuthority());
  }

  private static Secret token(String text) {
    return new Secret(Forms.fit(text.matches("[!-~]+"), text));
  }

  private static String attributeName(String text) {
    if (text.length() > LONGEST_NAME) {
      throw new Unfit(
          "has " + text.length() + " characters; Attentive takes 200", "shorten the name");
    }
    if (FORBIDDEN.matcher(text).find()) {
      throw new Unfit(
          "has a quote, a brace, a bracket, \\, |, a comma or a character that cannot be seen",
          "take it out of the name");
    }
    return text;
  }
}
