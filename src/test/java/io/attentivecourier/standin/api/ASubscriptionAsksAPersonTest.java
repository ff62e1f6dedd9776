package io.attentivecourier.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ASubscriptionAsksAPersonTest {

  private static final String ANA = "+12125550101";
  private static final String USER = "\"user\":{\"phone\":\"" + ANA + "\"},";
  private static final String UNIT = "\"signUpSourceId\":\"su-1\"";

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("acme").withoutLimits());
  private final Caller caller = Caller.of(api);

  @Test
  void eachCallForAPersonIsAText() throws Exception {
    assertEquals("NEWLY_CREATED", created("{" + USER + UNIT + "}", "TEXT"));
    assertEquals("PREVIOUSLY_CREATED", created("{" + USER + UNIT + "}", "TEXT"));
    assertEquals(2, api.people().texts(ANA));
    assertEquals(Set.of(ANA), api.people().subscribers());
    assertEquals(List.of(), api.breaches());
  }

  private String created(String body, String channel) throws Exception {
    var answer = caller.post(Caller.SUBSCRIBE, body);
    assertEquals(202, answer.statusCode());
    var one = Caller.json(answer).path("subscriptionResponses").path(0);
    assertEquals("MARKETING", one.path("subscription").path("type").textValue());
    assertEquals(channel, one.path("subscription").path("channel").textValue());
    return one.path("subscriptionCreationStatus").textValue();
  }

  @Test
  void localeAndTypeFindTheUnitToo() throws Exception {
    String locale =
        "{\"user\":{\"email\":\"ana@example.com\"},"
            + "\"locale\":{\"language\":\"en\",\"country\":\"US\"},"
            + "\"subscriptionType\":\"MARKETING\"}";
    assertEquals("NEWLY_CREATED", created(locale, "EMAIL"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{" + USER + "\"singleOptIn\":true}",
        "{" + USER + "\"signUpSourceId\":\"su-2\"}",
        "{" + USER + "\"subscriptionType\":\"MARKETING\"}",
        "{"
            + USER
            + "\"locale\":{\"language\":\"fr\",\"country\":\"CA\"},"
            + "\"subscriptionType\":\"MARKETING\"}",
        "{" + UNIT + "}",
        "{\"user\":{}," + UNIT + "}",
        "{\"user\":{\"phone\":\"2125550101\"}," + UNIT + "}",
        "{\"user\":{\"clientUserId\":\"u-1\"}," + UNIT + "}",
        "{" + USER + UNIT + ",\"consent\":true}",
        "",
        "[]"
      })
  void whatMatchesNoUnitOrNamesNobodyOptsNobodyIn(String body) throws Exception {
    assertEquals(400, caller.post(Caller.SUBSCRIBE, body).statusCode());
    assertEquals(Set.of(), api.people().subscribers());
  }
}
