package io.attentivecourier.settings;

/**
 * The sign-up unit under which people are opted in.
 *
 * @param signUpSourceId null where not set; where it is set, the other two are not needed
 * @param locale a language and a country such as {@code en-US}; null where not set
 * @param subscriptionType null where not set
 */
public record Subscribers(String signUpSourceId, String locale, SubscriptionType subscriptionType) {

  /** Attentive takes an id, or a locale and a type that match exactly one unit; else 400. */
  public boolean isComplete() {
    return signUpSourceId != null || locale != null && subscriptionType != null;
  }

  /** Attentive's own words, as its API takes them. */
  public enum SubscriptionType {
    MARKETING,
    TRANSACTIONAL
  }
}
