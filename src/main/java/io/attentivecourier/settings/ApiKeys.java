package io.attentivecourier.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** The settings of Attentive's API; a part of the {@link Catalogue}. */
final class ApiKeys {
  static final SettingKey.KeyList KEYS = new SettingKey.KeyList();

  static final SettingKey<URI> API_URL =
      KEYS.one(
          "api.url", ApiValueParsers.URL, "https://api.attentivemobile.com", "Attentive's API");
  static final SettingKey<Secret> API_KEY =
      KEYS.secret(
          "api.key",
          ApiValueParsers.TOKEN,
          "",
          "its key, of an app with Custom Attributes and Subscribers");
  static final SettingKey<Integer> API_USERS_PER_REQUEST =
      KEYS.one(
          "api.usersPerRequest",
          ValueParsers.between(1, 256),
          "256",
          "Attentive takes at most `256`");
  static final SettingKey<Integer> API_REQUESTS_PER_SECOND =
      KEYS.one(
          "api.requestsPerSecond",
          ValueParsers.between(0, 10_000),
          "10",
          "at most so many; `0`: no limit of our own");
  static final SettingKey<Integer> API_IN_FLIGHT =
      KEYS.one("api.inFlight", ValueParsers.between(1, 1000), "16", "requests open at once");
  static final SettingKey<Api.ReceiptKind> API_RECEIPTS =
      KEYS.one(
          "api.receipts",
          ValueParsers.choice(Api.ReceiptKind.class),
          "lines",
          "`lines` (each person), or `job` (a COMPLETED job with the right total counts) when"
              + " Attentive's lines cannot be read");
  static final SettingKey<Duration> API_CONFIRM_WITHIN =
      KEYS.one(
          "api.confirmWithin", ValueParsers.DURATION, "13h", "how long accepted jobs are followed");
  static final SettingKey<Duration> API_CONFIRM_EVERY =
      KEYS.one(
          "api.confirmEvery",
          ValueParsers.DURATION,
          "60s",
          "the first wait between two polls of a job; it grows");

  static final SettingKey<String> ATTRIBUTE_NAME =
      KEYS.each(
          "attributes.COLUMN.name",
          ApiValueParsers.ATTRIBUTE_NAME,
          "",
          "declares that a column is sent, under this name at Attentive (case counts)");
  static final SettingKey<AttributeSettings.AttributeType> ATTRIBUTE_TYPE =
      KEYS.each(
          "attributes.COLUMN.type",
          ValueParsers.choice(AttributeSettings.AttributeType.class),
          "string",
          "`string`, `number`, `boolean` or `date`");
  static final SettingKey<AttributeSettings.Nulls> ATTRIBUTE_NULLS =
      KEYS.each(
          "attributes.COLUMN.nulls",
          ValueParsers.choice(AttributeSettings.Nulls.class),
          "omit",
          "a null: `omit` the attribute, or `reject` the row");
  static final SettingKey<String> ATTRIBUTE_SENSITIVE_REASON =
      KEYS.each(
          "attributes.COLUMN.sensitiveReason",
          ValueParsers.TEXT,
          "",
          "why content on Attentive's list of forbidden data is allowed here");
  static final SettingKey<Boolean> CHANGES_ONLY =
      KEYS.each(
          "attributes.changesOnly",
          ValueParsers.FLAG,
          "true",
          "send only people whose attributes differ from what was last applied");

  static final SettingKey<String> SIGN_UP_SOURCE_ID =
      KEYS.add(
          SettingKey.of(
                  "subscribers.signUpSourceId",
                  ValueParsers.TEXT,
                  "",
                  "the sign-up unit, or the next two")
              .showing("needed by subscribers"));
  static final SettingKey<String> SUBSCRIBER_LOCALE =
      KEYS.one(
          "subscribers.locale",
          ApiValueParsers.LOCALE,
          "",
          "such as `en-US`; with the next, names a sign-up unit where no id does");
  static final SettingKey<Subscribers.SubscriptionType> SUBSCRIPTION_TYPE =
      KEYS.one(
          "subscribers.subscriptionType",
          ApiValueParsers.SUBSCRIPTION_TYPE,
          "",
          "`MARKETING` or `TRANSACTIONAL`");

  private ApiKeys() {}

  /** The forms of what goes to Attentive's API. */
  private static final class ApiValueParsers {
    static final ValueParser<URI> URL =
        new ValueParser<>("an https URL of a bare host", (text, home) -> url(text));

    /** It becomes a header: a line end in it would end the header. */
    static final ValueParser<Secret> TOKEN =
        new ValueParser<>(
            "a token in one line, without blanks", (text, home) -> token(text.strip()));

    static final ValueParser<String> LOCALE =
        new ValueParser<>(
            "a language and a country such as en-US",
            (text, home) -> ValueParsers.fit(text.matches("[a-z]{2,3}-[A-Z]{2}"), text));

    /** In Attentive's spelling, or in that of all other settings. */
    static final ValueParser<Subscribers.SubscriptionType> SUBSCRIPTION_TYPE =
        new ValueParser<>(
            "MARKETING or TRANSACTIONAL",
            (text, home) -> Subscribers.SubscriptionType.valueOf(text.toUpperCase(Locale.ROOT)));

    static final ValueParser<String> ATTRIBUTE_NAME =
        new ValueParser<>("a name of at most 200 characters", (text, home) -> attributeName(text));

    private static final int LONGEST_NAME = 200;

    /**
     * Attentive forbids {@code " { } [ ] \ |} in the keys of events and says nothing of attributes;
     * a well-used client refuses quotes and commas too. {@code \p{C}} is what cannot be seen.
     */
    private static final Pattern FORBIDDEN =
        Pattern.compile("[\"'{}\\[\\]\\\\|,\\p{C}\\u2028\\u2029\\uFFFD]");

    private static final Pattern LOOPBACK =
        Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private ApiValueParsers() {}

    private static URI url(String text) {
      URI url = URI.create(text);
      ValueParsers.fit(url.getHost() != null && url.getRawUserInfo() == null, text);
      if (!url.getRawPath().matches("/?") || url.getRawQuery() != null) {
        throw new ValueParser.InvalidValue(
            "has more than a host", "leave out what follows the host: it is added");
      }
      return ValueParsers.fit(isSafe(url) && url.getRawFragment() == null, bare(url));
    }

    /** The bearer token and personal data never cross a network in the clear. */
    private static boolean isSafe(URI url) {
      boolean plain = "http".equalsIgnoreCase(url.getScheme());
      if (plain && !LOOPBACK.matcher(url.getHost()).matches()) {
        throw new ValueParser.InvalidValue(
            "would send the key and personal data in the clear", "use https");
      }
      return plain || "https".equalsIgnoreCase(url.getScheme());
    }

    private static URI bare(URI url) {
      return URI.create(url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getRawAuthority());
    }

    private static Secret token(String text) {
      return new Secret(ValueParsers.fit(text.matches("[!-~]+"), text));
    }

    private static String attributeName(String text) {
      if (text.length() > LONGEST_NAME) {
        throw new ValueParser.InvalidValue(
            "has " + text.length() + " characters; Attentive takes 200", "shorten the name");
      }
      if (FORBIDDEN.matcher(text).find()) {
        throw new ValueParser.InvalidValue(
            "has a quote, a brace, a bracket, \\, |, a comma or a character that cannot be seen",
            "take it out of the name");
      }
      return text;
    }
  }
}
