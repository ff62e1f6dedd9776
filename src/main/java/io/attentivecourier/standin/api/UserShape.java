package io.attentivecourier.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.standin.Breach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks that a record has v2's shape. A fault that Attentive refuses refuses the batch; one that
 * only a careful client avoids is noted as a breach, and the record is taken. A key that Attentive
 * does not know is refused here, since the real one may pass over it in silence.
 */
final class UserShape {

  private static final Set<String> KEYS = Set.of("identifiers", "attributes", "subscriptions");
  private static final Set<String> ATTRIBUTES =
      Set.of("firstName", "lastName", "demographic", "location", "locale", "custom");
  private static final int MOST_ATTRIBUTES = 100;

  private final Breach.BreachLog breaches;
  private final Set<String> goodNames = ConcurrentHashMap.newKeySet();

  UserShape(Breach.BreachLog breaches) {
    this.breaches = breaches;
  }

  Batch.UserRecord read(JsonNode user, int bytes) throws Breach {
    requireKnown(user, KEYS);
    if (user.has("subscriptions")) {
      breaches.add("subscriptions in a bulk record");
    }
    String identifier = identifier(user.get("identifiers"));
    JsonNode attributes = user.path("attributes");
    if (!attributes.isMissingNode()) {
      requireKnown(attributes, ATTRIBUTES);
    }
    return new Batch.UserRecord(identifier, custom(attributes.path("custom")), bytes);
  }

  private static void requireKnown(JsonNode object, Set<String> keys) throws Breach {
    if (!object.isObject()) {
      throw new Breach("a user or its attributes is no object");
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!keys.contains(field.getKey())) {
        throw new Breach("a user has an unknown key");
      }
    }
  }

  private String identifier(JsonNode object) throws Breach {
    List<String> identifiers = Identifiers.of(object);
    if (identifiers.size() > 1) {
      breaches.add("more than one identifier in a record");
    }
    return identifiers.get(0);
  }

  private Map<String, Object> custom(JsonNode object) throws Breach {
    if (object.isMissingNode()) {
      return Map.of();
    }
    if (!object.isObject()) {
      throw new Breach("attributes.custom is no object");
    }
    if (object.size() > MOST_ATTRIBUTES) {
      breaches.add("more than 100 attributes in a record");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      name(field.getKey());
      values.put(field.getKey(), value(field.getValue()));
    }
    return values;
  }

  private void name(String name) throws Breach {
    if (goodNames.contains(name)) {
      return;
    }
    if (!AttributeName.isShortEnough(name)) {
      throw report("an attribute's name is empty or has more than 200 characters");
    }
    if (AttributeName.isPlain(name)) {
      goodNames.add(name);
    } else {
      breaches.add("forbidden characters in an attribute's name");
    }
  }

  private Object value(JsonNode value) throws Breach {
    if (value.isTextual()) {
      return value.textValue();
    } else if (value.isNumber()) {
      return value.numberValue();
    } else if (value.isBoolean()) {
      return value.booleanValue();
    }
    throw report("an attribute's value is an array, an object or null");
  }

  private Breach report(String words) {
    breaches.add(words);
    return new Breach(words);
  }

  /**
   * The names of attributes. Attentive forbids quotes, brackets, backslash and bar in the keys of
   * events and says nothing of attributes; comma and control characters are ours.
   */
  private static final class AttributeName {

    private static final int LONGEST = 200;
    private static final String FORBIDDEN = "\"'{}[]\\|,";

    private AttributeName() {}

    static boolean isShortEnough(String name) {
      return !name.isEmpty() && name.length() <= LONGEST;
    }

    static boolean isPlain(String name) {
      return name.chars().noneMatch(c -> FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c));
    }
  }
}
