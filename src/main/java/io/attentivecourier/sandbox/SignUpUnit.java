package io.attentivecourier.sandbox;

/**
 * The one sign-up unit of the account: named by its id, or found by locale and type.
 *
 * @param language two letters, small
 * @param country two letters, capital
 * @param type {@code MARKETING} or {@code TRANSACTIONAL}
 */
public record SignUpUnit(String id, String language, String country, String type) {

  boolean isFoundBy(String language, String country, String type) {
    return this.language.equals(language) && this.country.equals(country) && this.type.equals(type);
  }
}
