package io.attentivecourier.standin.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attentivecourier.standin.Breach;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code POST /v1/subscriptions}: each call for a phone sends that person a message. */
final class Subscriptions {

  private static final Set<String> KEYS =
      Set.of(
          "user",
          "signUpSourceId",
          "externalIdentifiers",
          "locale",
          "subscriptionType",
          "singleOptIn");
  private static final Set<String> USER = Set.of("phone", "email");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final PeopleStore held;
  private final ApiOptions.SignUpUnit unit;
  private final Breach.BreachLog breaches;

  Subscriptions(PeopleStore held, ApiOptions.SignUpUnit unit, Breach.BreachLog breaches) {
    this.held = held;
    this.unit = unit;
    this.breaches = breaches;
  }

  HttpPort.HttpAnswer answer(byte[] body) throws Breach {
    JsonNode asked = read(body);
    requireKnown(asked, KEYS);
    requireKnown(asked.path("user"), USER);
    List<String> identifiers = Identifiers.of(asked.get("user"));
    requireUnit(asked);
    if (identifiers.size() > 1) {
      breaches.add("more than one identifier in a subscription");
    }
    return HttpPort.HttpAnswer.json(
        202, created(asked.get("user"), held.subscribe(identifiers.get(0))));
  }

  private static JsonNode read(byte[] body) throws Breach {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException e) {
      throw new Breach("the body is no JSON");
    }
  }

  private static void requireKnown(JsonNode object, Set<String> keys) throws Breach {
    if (!object.isObject()) {
      throw new Breach("the body or its user is no object");
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!keys.contains(field.getKey())) {
        throw new Breach("a subscription has an unknown key");
      }
    }
  }

  /** No unit or several: 400, and nobody is opted in. */
  private void requireUnit(JsonNode asked) throws Breach {
    JsonNode id = asked.path("signUpSourceId");
    boolean found = id.isMissingNode() ? byLocale(asked) : id.asText().equals(unit.id());
    if (!found) {
      throw new Breach("no sign-up unit matches");
    }
  }

  private boolean byLocale(JsonNode asked) {
    JsonNode locale = asked.path("locale");
    return unit.isFoundBy(
        locale.path("language").asText(),
        locale.path("country").asText(),
        asked.path("subscriptionType").asText());
  }

  private Map<String, ?> created(JsonNode user, boolean isNew) {
    Map<String, ?> subscription =
        Map.of("type", unit.type(), "channel", user.has("phone") ? "TEXT" : "EMAIL");
    String status = isNew ? "NEWLY_CREATED" : "PREVIOUSLY_CREATED";
    return Map.of(
        "user",
        user,
        "subscriptionResponses",
        List.of(Map.of("subscription", subscription, "subscriptionCreationStatus", status)));
  }
}
