package io.attentivecourier.standin.api;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The options of the API half of a stand-in.
 *
 * @param domain what {@code /me} gives as {@code attentiveDomainName}
 * @param key the only bearer token
 * @param forbidden what the key has no permission for: 403
 * @param limits requests a second where they differ from {@link ApiEndpoint#limit()}
 * @param unit the only sign-up unit
 * @param types attributes made in Attentive's screens, by name: {@code string}, {@code number},
 *     {@code boolean}, {@code date}; all others get theirs from their first value
 * @param resultsApart whether result files are on another port, as a host of its own
 * @param forgetful for measuring: nobody's attributes are kept, and a job's records only until its
 *     result was read once
 * @param clock of paces and jobs
 */
public record ApiOptions(
    String domain,
    String key,
    Set<ApiEndpoint> forbidden,
    Map<ApiEndpoint, Integer> limits,
    SignUpUnit unit,
    Map<String, String> types,
    boolean resultsApart,
    boolean forgetful,
    Clock clock) {

  public ApiOptions {
    Objects.requireNonNull(domain);
    Objects.requireNonNull(key);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(clock);
    forbidden = Set.copyOf(forbidden);
    limits = Map.copyOf(limits);
    types = Map.copyOf(types);
  }

  /** A random key with every permission, Attentive's limits, and a sign-up unit {@code su-1}. */
  public static ApiOptions of(String domain) {
    return new ApiOptions(
        domain,
        randomKey(),
        Set.of(),
        Map.of(),
        new SignUpUnit("su-1", "en", "US", "MARKETING"),
        Map.of(),
        false,
        false,
        Clock.systemUTC());
  }

  private static String randomKey() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  public ApiOptions withKey(String key) {
    return new ApiOptions(
        domain, key, forbidden, limits, unit, types, resultsApart, forgetful, clock);
  }

  /** The key lacks the permission for these. */
  public ApiOptions withForbidden(ApiEndpoint... forbidden) {
    return new ApiOptions(
        domain, key, Set.of(forbidden), limits, unit, types, resultsApart, forgetful, clock);
  }

  public ApiOptions withLimit(ApiEndpoint endpoint, int perSecond) {
    Map<ApiEndpoint, Integer> more = new EnumMap<>(ApiEndpoint.class);
    more.putAll(limits);
    more.put(endpoint, perSecond);
    return new ApiOptions(
        domain, key, forbidden, more, unit, types, resultsApart, forgetful, clock);
  }

  /** Takes whatever comes; the headers say 1,000,000. */
  public ApiOptions withoutLimits() {
    Map<ApiEndpoint, Integer> none = new EnumMap<>(ApiEndpoint.class);
    Set.of(ApiEndpoint.values())
        .forEach(endpoint -> none.put(endpoint, Gate.SlidingWindow.NO_LIMIT));
    return new ApiOptions(
        domain, key, forbidden, none, unit, types, resultsApart, forgetful, clock);
  }

  public ApiOptions withUnit(SignUpUnit unit) {
    return new ApiOptions(
        domain, key, forbidden, limits, unit, types, resultsApart, forgetful, clock);
  }

  /**
   * The same with an attribute that was made in Attentive's screens before the first value came.
   */
  public ApiOptions withType(String attribute, String type) {
    Map<String, String> more = new TreeMap<>(types);
    more.put(attribute, type);
    return new ApiOptions(
        domain, key, forbidden, limits, unit, more, resultsApart, forgetful, clock);
  }

  public ApiOptions withResultsApart(boolean resultsApart) {
    return new ApiOptions(
        domain, key, forbidden, limits, unit, types, resultsApart, forgetful, clock);
  }

  public ApiOptions withForgetful(boolean forgetful) {
    return new ApiOptions(
        domain, key, forbidden, limits, unit, types, resultsApart, forgetful, clock);
  }

  public ApiOptions withClock(Clock clock) {
    return new ApiOptions(
        domain, key, forbidden, limits, unit, types, resultsApart, forgetful, clock);
  }

  /** Without the key: a record's own text would hold it. */
  @Override
  public String toString() {
    return "ApiOptions[" + domain + "]";
  }

  /**
   * The one sign-up unit of the account: named by its id, or found by locale and type.
   *
   * @param language two letters, small
   * @param country two letters, capital
   * @param type {@code MARKETING} or {@code TRANSACTIONAL}
   */
  public record SignUpUnit(String id, String language, String country, String type) {

    boolean isFoundBy(String language, String country, String type) {
      return this.language.equals(language)
          && this.country.equals(country)
          && this.type.equals(type);
    }
  }
}
