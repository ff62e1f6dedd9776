package io.attentivecourier.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ABatchHasTheShapeOfTheContractTest {

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("acme"));
  private final Caller caller = Caller.of(api);

  private static String[] users(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Caller.user("+1212555%04d".formatted(i), "\"tier\":\"gold\""))
        .toArray(String[]::new);
  }

  @Test
  void oneTo256UsersAreTaken() throws Exception {
    assertEquals(400, caller.bulk());
    assertEquals(202, caller.bulk(users(1)));
    assertEquals(202, caller.bulk(users(256)));
    assertEquals(400, caller.bulk(users(257)));
    assertEquals(256, api.people().count());
    assertEquals(List.of(), api.breaches());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\":\"ana@example.com\"}",
        "{\"phone\":\"+442071838750\"}",
        "{\"clientUserId\":\"u-1\"}",
        "{\"customIdentifiers\":[{\"key\":\"loyalty\",\"value\":\"42\"}]}"
      })
  void oneIdentifierOfAnyKindIsEnough(String identifiers) throws Exception {
    assertEquals(202, caller.bulk("{\"identifiers\":" + identifiers + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"phone\":\"12125550101\"}",
        "{\"phone\":\"+1-212-555-0101\"}",
        "{\"phone\":\"\"}",
        "{\"phone\":null}",
        "{\"phone\":12125550101}",
        "{\"email\":\"ana.example.com\"}",
        "{\"phone\":\"+12125550101\",\"email\":null}",
        "{\"Phone\":\"+12125550101\"}",
        "{\"customIdentifiers\":[{\"name\":\"loyalty\",\"value\":\"42\"}]}"
      })
  void aPersonWhoCannotBeNamedRefusesTheBatch(String identifiers) throws Exception {
    String good = Caller.user("+12125550199", "\"tier\":\"gold\"");
    assertEquals(400, caller.bulk(good, "{\"identifiers\":" + identifiers + "}"));
    assertEquals(0, api.people().count());
    assertEquals(1, api.refusals().size());
    assertFalse(api.refusals().get(0).contains("555"), "words without values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"users\":{}}", "{\"users\":[]", "{\"users\":[]}x"})
  void whatIsNoBulkRequestGets400(String body) throws Exception {
    assertEquals(400, caller.post(Caller.BULK, body).statusCode());
  }

  @Test
  void theBodyOfVersionOneIsNoBodyOfVersionTwo() throws Exception {
    String v1 = "{\"user\":{\"phone\":\"+12125550101\"},\"properties\":{\"tier\":\"gold\"}}";
    assertEquals(400, caller.bulk(v1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tier\":null               | 400 | an array, an object or null",
        "\"tier\":[\"gold\"]         | 400 | an array, an object or null",
        "\"tier\":{\"level\":1}      | 400 | an array, an object or null",
        "\"\":\"gold\"               | 400 | is empty or has more than 200",
        "\"the [best] tier\":\"gold\"| 202 | forbidden characters"
      })
  void whatAnAttributeMayNotBeIsABreach(String custom, int status, String words) throws Exception {
    assertEquals(status, caller.bulk(Caller.user("+12125550101", custom)));
    assertEquals(1, api.breaches().size());
    assertTrue(api.breaches().get(0).contains(words), api.breaches().get(0));
  }

  @Test
  void aNameOf201CharactersOr101AttributesAreBreaches() throws Exception {
    assertEquals(202, caller.bulk(Caller.user("+12125550101", name(200))));
    assertEquals(List.of(), api.breaches());
    assertEquals(400, caller.bulk(Caller.user("+12125550101", name(201))));
    assertEquals(202, caller.bulk(Caller.user("+12125550101", names(100))));
    assertEquals(1, api.breaches().size());
    assertEquals(202, caller.bulk(Caller.user("+12125550101", names(101))));
    assertEquals("more than 100 attributes in a record", api.breaches().get(1));
  }

  private static String name(int length) {
    return "\"" + "n".repeat(length) + "\":1";
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"a" + i + "\":1")
        .collect(Collectors.joining(","));
  }

  @Test
  void subscriptionsTwoIdentifiersAndAPersonTwiceAreBreaches() throws Exception {
    String twoNames =
        "{\"identifiers\":{\"phone\":\"+12125550101\",\"email\":\"ana@example.com\"},"
            + "\"subscriptions\":[]}";
    String again = Caller.user("+12125550101", "\"tier\":\"gold\"");
    assertEquals(202, caller.bulk(twoNames, again));
    assertEquals(
        List.of(
            "subscriptions in a bulk record",
            "more than one identifier in a record",
            "a person twice in one batch"),
        api.breaches());
  }

  @Test
  void aBodyThatIsNotDeclaredAsJsonGets400() throws Exception {
    String body = Caller.body(users(1));
    assertEquals(400, caller.post(Caller.BULK, body, "text/plain").statusCode());
    assertEquals(202, caller.post(Caller.BULK, body, "application/json").statusCode());
  }

  @Test
  void whatWasSentCanBeReadAgain() throws Exception {
    caller.bulk(Caller.user("+12125550101", "\"tier\":\"gold\",\"spend\":19.95"));
    Batch.UserRecord sent = api.jobs().list().get(0).records().get(0);
    assertEquals("+12125550101", sent.identifier());
    assertEquals(Map.of("tier", "gold", "spend", new BigDecimal("19.95")), sent.attributes());
    assertFalse(sent.toString().contains("555"), sent.toString());
  }
}
