package io.attentivecourier.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Each attribute's type: once set, for the life of the account. Names are case sensitive. */
final class Types {

  private final Map<String, ValueType> types = new ConcurrentHashMap<>();

  Types(Map<String, String> declared) {
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
    attributes.forEach((name, value) -> types.computeIfAbsent(name, n -> ValueType.ofFirst(value)));
    return Optional.empty();
  }
}
