package io.attentivecourier.sandbox;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What Attentive knows of people: attributes as applied, and who was asked to subscribe. */
public final class Held {

  private final Types types;
  private final boolean forgetful;
  private final Map<String, Map<String, Object>> attributes = new HashMap<>();
  private final Map<String, Integer> texts = new TreeMap<>();

  Held(ApiOptions options) {
    this.types = new Types(options.types());
    this.forgetful = options.forgetful();
  }

  synchronized Verdict apply(UserRecord user, Predicate<String> refused) {
    if (user.bytes() > UserRecord.MAX_BYTES) {
      return new Verdict(413, "the record is larger than 1 MiB");
    }
    if (refused.test(user.identifier())) {
      return new Verdict(400, "refused as asked");
    }
    Optional<String> misfit = types.misfit(user.attributes());
    if (misfit.isPresent()) {
      return new Verdict(400, "another type than the first value of an attribute had");
    }
    keep(user);
    return Verdict.APPLIED;
  }

  /** Attributes that a record leaves out stay as they are. */
  private void keep(UserRecord user) {
    if (!forgetful) {
      attributes
          .computeIfAbsent(user.identifier(), i -> new HashMap<>(4))
          .putAll(user.attributes());
    }
  }

  /** True if this is the first time. */
  synchronized boolean subscribed(String identifier) {
    return texts.merge(identifier, 1, Integer::sum) == 1;
  }

  /**
   * A person's attributes; empty for an unknown one. Text as String, {@code true} as Boolean, a
   * whole number as Integer or Long, any other as BigDecimal.
   */
  public synchronized Map<String, Object> attributes(String identifier) {
    return Collections.unmodifiableMap(
        new TreeMap<>(attributes.getOrDefault(identifier, Map.of())));
  }

  /** Everyone's attributes, in order of the identifier as it was sent. */
  public synchronized Map<String, Map<String, Object>> everyone() {
    Map<String, Map<String, Object>> copy = new TreeMap<>();
    attributes.forEach((identifier, values) -> copy.put(identifier, Map.copyOf(values)));
    return Collections.unmodifiableMap(copy);
  }

  /** How many have attributes. */
  public synchronized int people() {
    return attributes.size();
  }

  /** Everyone who was asked to subscribe. */
  public synchronized Set<String> subscribers() {
    return Set.copyOf(texts.keySet());
  }

  /** How often that person was asked to subscribe: each time sends a message. */
  public synchronized int texts(String identifier) {
    return texts.getOrDefault(identifier, 0);
  }
}
