package io.attentivecourier.standin.api;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The people as Attentive knows them: attributes as applied, and who was asked to subscribe. */
public final class PeopleStore {

  private final AttributeTypes types;
  private final boolean forgetful;
  private final Map<String, Map<String, Object>> attributes = new HashMap<>();
  private final Map<String, Integer> texts = new TreeMap<>();

  PeopleStore(ApiOptions options) {
    this.types = new AttributeTypes(options.types());
    this.forgetful = options.forgetful();
  }

  synchronized Job.RecordStatus apply(Batch.UserRecord user, Predicate<String> refused) {
    if (user.bytes() > Batch.UserRecord.MAX_BYTES) {
      return new Job.RecordStatus(413, "the record is larger than 1 MiB");
    }
    if (refused.test(user.identifier())) {
      return new Job.RecordStatus(400, "refused as asked");
    }
    Optional<String> misfit = types.misfit(user.attributes());
    if (misfit.isPresent()) {
      return new Job.RecordStatus(400, "another type than the first value of an attribute had");
    }
    keep(user);
    return Job.RecordStatus.APPLIED;
  }

  /** Attributes that a record leaves out stay as they are. */
  private void keep(Batch.UserRecord user) {
    if (!forgetful) {
      attributes
          .computeIfAbsent(user.identifier(), i -> new HashMap<>(4))
          .putAll(user.attributes());
    }
  }

  /** True if this is the first time. */
  synchronized boolean subscribe(String identifier) {
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

  /** The number of people with attributes. */
  public synchronized int count() {
    return attributes.size();
  }

  /** Everyone who was asked to subscribe. */
  public synchronized Set<String> subscribers() {
    return Set.copyOf(texts.keySet());
  }

  /** The number of times that the person was asked to subscribe: each sends a message. */
  public synchronized int texts(String identifier) {
    return texts.getOrDefault(identifier, 0);
  }

  /** Each attribute's type: once set, for the life of the account. Names are case sensitive. */
  private static final class AttributeTypes {

    private final Map<String, ValueType> types = new ConcurrentHashMap<>();

    AttributeTypes(Map<String, String> declared) {
      declared.forEach((name, type) -> types.put(name, ValueType.named(type)));
    }

    /** The attribute whose value does not fit; a record that fits sets the types of what is new. */
    Optional<String> misfit(Map<String, Object> attributes) {
      for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
        ValueType type = types.get(attribute.getKey());
        if (type != null && !type.takes(attribute.getValue())) {
          return Optional.of(attribute.getKey());
        }
      }
      attributes.forEach(
          (name, value) -> types.computeIfAbsent(name, n -> ValueType.ofFirst(value)));
      return Optional.empty();
    }
  }

  /**
   * The types of an attribute. Attentive reads a first value {@code '24'} as a Number although it
   * is text, so the text of a first value counts, not its form in JSON.
   */
  private enum ValueType {
    NUMBER,
    BOOLEAN,
    DATE,
    STRING;

    private static final Pattern NUMERIC = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern ISO =
        Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:?[0-9]{2})?)?");

    static ValueType named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static ValueType ofFirst(Object value) {
      if (value instanceof Boolean) {
        return BOOLEAN;
      }
      if (NUMBER.takes(value)) {
        return NUMBER;
      }
      return DATE.takes(value) ? DATE : STRING;
    }

    boolean takes(Object value) {
      return switch (this) {
        case NUMBER -> value instanceof Number || isText(value, NUMERIC);
        case BOOLEAN -> value instanceof Boolean;
        case DATE -> isText(value, ISO);
        case STRING -> value instanceof String;
      };
    }

    private static boolean isText(Object value, Pattern shape) {
      return value instanceof String text && shape.matcher(text).matches();
    }
  }
}
