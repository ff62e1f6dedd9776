package io.attentivecourier.standin.api;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The options of the API half of a stand-in. They do not change: each {@code with} gives a copy.
 */
public final class ApiOptions {
  private final String domain;
  private String key = randomKey();
  private Set<ApiEndpoint> forbidden = Set.of();
  private Map<ApiEndpoint, Integer> limits = Map.of();
  private SignUpUnit unit = new SignUpUnit("su-1", "en", "US", "MARKETING");
  private Map<String, String> types = Map.of();
  private boolean resultsApart;
  private boolean forgetful;
  private Clock clock = Clock.systemUTC();

  private ApiOptions(String domain) {
    this.domain = Objects.requireNonNull(domain);
  }

  /**
   * A random key with every permission, Attentive's limits, and a sign-up unit {@code su-1}.
   *
   * @param domain what {@code /me} gives as {@code attentiveDomainName}
   */
  public static ApiOptions of(String domain) {
    return new ApiOptions(domain);
  }

  private static String randomKey() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private ApiOptions with(Consumer<ApiOptions> change) {
    ApiOptions copy = new ApiOptions(domain);
    copy.key = key;
    copy.forbidden = forbidden;
    copy.limits = limits;
    copy.unit = unit;
    copy.types = types;
    copy.resultsApart = resultsApart;
    copy.forgetful = forgetful;
    copy.clock = clock;
    change.accept(copy);
    return copy;
  }

  /** The only bearer token. */
  public ApiOptions withKey(String token) {
    return with(copy -> copy.key = token);
  }

  /** The key lacks the permission for these: 403. */
  public ApiOptions withForbidden(ApiEndpoint... endpoints) {
    return with(copy -> copy.forbidden = Set.of(endpoints));
  }

  /** Requests a second where they differ from {@link ApiEndpoint#limit()}. */
  public ApiOptions withLimit(ApiEndpoint endpoint, int perSecond) {
    Map<ApiEndpoint, Integer> more = new EnumMap<>(ApiEndpoint.class);
    more.putAll(limits);
    more.put(endpoint, perSecond);
    return with(copy -> copy.limits = more);
  }

  /** Takes whatever comes; the headers say 1,000,000. */
  public ApiOptions withoutLimits() {
    Map<ApiEndpoint, Integer> none = new EnumMap<>(ApiEndpoint.class);
    Set.of(ApiEndpoint.values())
        .forEach(endpoint -> none.put(endpoint, Gate.SlidingWindow.NO_LIMIT));
    return with(copy -> copy.limits = none);
  }

  /** The only sign-up unit. */
  public ApiOptions withUnit(SignUpUnit only) {
    return with(copy -> copy.unit = only);
  }

  /**
   * The same with an attribute that was made in Attentive's screens before the first value came:
   * all others get their type from their first value.
   *
   * @param type {@code string}, {@code number}, {@code boolean} or {@code date}
   */
  public ApiOptions withType(String attribute, String type) {
    Map<String, String> more = new TreeMap<>(types);
    more.put(attribute, type);
    return with(copy -> copy.types = more);
  }

  /** Result files are on another port, as a host of its own. */
  public ApiOptions withResultsApart(boolean apart) {
    return with(copy -> copy.resultsApart = apart);
  }

  /**
   * For measuring: nobody's attributes are kept, and a job's records only until its result was read
   * once.
   */
  public ApiOptions withForgetful(boolean forgets) {
    return with(copy -> copy.forgetful = forgets);
  }

  /** The clock of paces and jobs. */
  public ApiOptions withClock(Clock other) {
    return with(copy -> copy.clock = other);
  }

  String domain() {
    return domain;
  }

  String key() {
    return key;
  }

  Set<ApiEndpoint> forbidden() {
    return forbidden;
  }

  Map<ApiEndpoint, Integer> limits() {
    return limits;
  }

  SignUpUnit unit() {
    return unit;
  }

  Map<String, String> types() {
    return types;
  }

  boolean resultsApart() {
    return resultsApart;
  }

  boolean forgetful() {
    return forgetful;
  }

  Clock clock() {
    return clock;
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
