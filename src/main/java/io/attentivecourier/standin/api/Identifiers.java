package io.attentivecourier.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.standin.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The object that says who a record is about, as the contract has it: at least one, none empty. */
final class Identifiers {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final int LONGEST_ID = 100;
  private static final String CUSTOM = "customIdentifiers";
  private static final Set<String> KNOWN =
      Set.of("phone", "email", "shopifyId", "klaviyoId", "clientUserId", CUSTOM);

  private Identifiers() {}

  /** All that the object holds, in its order. */
  static List<String> of(JsonNode object) throws Breach {
    if (object == null || !object.isObject() || object.isEmpty()) {
      throw new Breach("a user without identifiers");
    }
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      add(found, field.getKey(), field.getValue());
    }
    return found;
  }

  private static void add(List<String> found, String name, JsonNode value) throws Breach {
    if (!KNOWN.contains(name)) {
      throw new Breach("an identifier of an unknown kind");
    }
    if (name.equals(CUSTOM)) {
      addCustom(found, value);
    } else {
      found.add(check(name, text(name, value)));
    }
  }

  /** Named with {@code key} in v2; {@code name} is v1's. */
  private static void addCustom(List<String> found, JsonNode list) throws Breach {
    if (!list.isArray() || list.isEmpty()) {
      throw new Breach("customIdentifiers is no list, or an empty one");
    }
    for (JsonNode one : list) {
      found.add(text("key", one.path("key")) + "=" + text("value", one.path("value")));
    }
  }

  private static String text(String name, JsonNode value) throws Breach {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new Breach(name + " is null, empty or no text");
    }
    return value.textValue();
  }

  private static String check(String name, String value) throws Breach {
    boolean good =
        switch (name) {
          case "phone" -> E164.matcher(value).matches();
          case "email" -> value.length() <= LONGEST_ID && EMAIL.matcher(value).matches();
          default -> value.length() <= LONGEST_ID;
        };
    if (!good) {
      throw new Breach(name + " is not of its form");
    }
    return value;
  }
}
