package io.attentivecourier.settings;

import java.net.URI;
import java.time.Duration;

/** The settings of Attentive's API; a part of the {@link Catalogue}. */
final class ApiKeys {
  static final KeyList KEYS = new KeyList();

  static final SettingKey<URI> API_URL =
      KEYS.one("api.url", ApiForms.URL, "https://api.attentivemobile.com", "Attentive's API");
  static final SettingKey<Secret> API_KEY =
      KEYS.secret(
          "api.key",
          ApiForms.TOKEN,
          "",
          "its key, of an app with Custom Attributes and Subscribers");
  static final SettingKey<Integer> API_USERS_PER_REQUEST =
      KEYS.one(
          "api.usersPerRequest", Forms.between(1, 256), "256", "Attentive takes at most `256`");
  static final SettingKey<Integer> API_REQUESTS_PER_SECOND =
      KEYS.one(
          "api.requestsPerSecond",
          Forms.between(0, 10_000),
          "10",
          "at most so many; `0`: no limit of our own");
  static final SettingKey<Integer> API_IN_FLIGHT =
      KEYS.one("api.inFlight", Forms.between(1, 1000), "16", "requests open at once");
  static final SettingKey<Receipts> API_RECEIPTS =
      KEYS.one(
          "api.receipts",
          Forms.choice(Receipts.class),
          "lines",
          "`lines` (each person), or `job` (a COMPLETED job with the right total counts) when"
              + " Attentive's lines cannot be read");
  static final SettingKey<Duration> API_CONFIRM_WITHIN =
      KEYS.one("api.confirmWithin", Forms.DURATION, "13h", "how long accepted jobs are followed");
  static final SettingKey<Duration> API_CONFIRM_EVERY =
      KEYS.one(
          "api.confirmEvery", Forms.DURATION, "60s", "the first wait between two looks; it grows");

  static final SettingKey<String> ATTRIBUTE_NAME =
      KEYS.each(
          "attributes.COLUMN.name",
          ApiForms.ATTRIBUTE_NAME,
          "",
          "declares that a column is sent, under this name at Attentive (case counts)");
  static final SettingKey<AttributeType> ATTRIBUTE_TYPE =
      KEYS.each(
          "attributes.COLUMN.type",
          Forms.choice(AttributeType.class),
          "string",
          "`string`, `number`, `boolean` or `date`");
  static final SettingKey<Nulls> ATTRIBUTE_NULLS =
      KEYS.each(
          "attributes.COLUMN.nulls",
          Forms.choice(Nulls.class),
          "omit",
          "a null: `omit` the attribute, or `reject` the row");
  static final SettingKey<String> ATTRIBUTE_SENSITIVE_REASON =
      KEYS.each(
          "attributes.COLUMN.sensitiveReason",
          Forms.TEXT,
          "",
          "why content on Attentive's list of forbidden data is allowed here");
  static final SettingKey<Boolean> CHANGES_ONLY =
      KEYS.each(
          "attributes.changesOnly",
          Forms.FLAG,
          "true",
          "send only people whose attributes differ from what was last applied");

  static final SettingKey<String> SIGN_UP_SOURCE_ID =
      KEYS.add(
          SettingKey.of(
                  "subscribers.signUpSourceId", Forms.TEXT, "", "the sign-up unit, or the next two")
              .showing("needed by subscribers"));
  static final SettingKey<String> SUBSCRIBER_LOCALE =
      KEYS.one(
          "subscribers.locale",
          ApiForms.LOCALE,
          "",
          "such as `en-US`; with the next, names a sign-up unit where no id does");
  static final SettingKey<SubscriptionType> SUBSCRIPTION_TYPE =
      KEYS.one(
          "subscribers.subscriptionType",
          ApiForms.SUBSCRIPTION_TYPE,
          "",
          "`MARKETING` or `TRANSACTIONAL`");

  private ApiKeys() {}
}
