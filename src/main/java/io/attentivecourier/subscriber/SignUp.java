package io.attentivecourier.subscriber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.Subscribers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The body of {@code POST /v1/subscriptions} for one person. It needs the id of a sign-up unit, or
 * a locale and a type that match exactly one; an id says all, so with it neither of them is sent.
 */
public final class SignUp {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String kind;
  private final Map<String, Object> unit;

  /**
   * @throws IllegalArgumentException where the unit is not complete
   */
  public SignUp(IdentifierKind kind, Subscribers unit) {
    if (!unit.isComplete()) {
      throw new IllegalArgumentException("no sign-up unit is set");
    }
    this.kind = kind == IdentifierKind.PHONE ? "phone" : "email";
    this.unit = unit.signUpSourceId() == null ? found(unit) : named(unit);
  }

  private static Map<String, Object> named(Subscribers unit) {
    return Map.of("signUpSourceId", unit.signUpSourceId());
  }

  private static Map<String, Object> found(Subscribers unit) {
    String[] parts = unit.locale().split("-", 2);
    // Not Map.of: its order is another one in each process, and a sealed line is always the same.
    Map<String, Object> locale = new LinkedHashMap<>();
    locale.put("language", parts[0]);
    locale.put("country", parts[1]);
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("locale", locale);
    found.put("subscriptionType", unit.subscriptionType().name());
    return found;
  }

  /**
   * One JSON object, without a line end.
   *
   * @param identifier E.164 or an e-mail address
   */
  byte[] line(String identifier) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("user", Map.of(kind, identifier));
    body.putAll(unit);
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and maps are always JSON", impossible);
    }
  }

  /** The sign-up unit that the person is opted in to, in one clause. */
  public static String describe(Subscribers unit) {
    return unit.signUpSourceId() == null
        ? "as %s (%s)".formatted(unit.subscriptionType(), unit.locale())
        : "under the sign-up unit " + unit.signUpSourceId();
  }
}
