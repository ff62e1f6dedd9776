package io.attentivecourier.subscriber;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.row.RowBatch;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Subscribers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class APersonIsOneRequestTest {
  private static final Subscribers BY_ID = new Subscribers("su-1", null, null);
  private static final Subscribers BY_LOCALE =
      new Subscribers(null, "en-US", Subscribers.SubscriptionType.MARKETING);

  private static String line(IdentifierKind kind, Subscribers unit, String person) {
    String column = kind == IdentifierKind.PHONE ? "phone" : "email";
    SubscriberRules rules =
        new SubscriberRules(
            new SubscriberColumns(column, "consent"),
            kind,
            PipelineSettings.PhoneCheck.SHAPE,
            new SignUp(kind, unit));
    Map<String, Object> row = Map.of(column, person, "consent", true);
    SubscriberRules.SubscriberRow good = rules.check(new RowBatch(1, List.of(row))).good().get(0);
    return new String(good.line(), StandardCharsets.UTF_8);
  }

  @Test
  void aPhoneIsInE164() {
    assertEquals(
        "{\"user\":{\"phone\":\"+12025550100\"},\"signUpSourceId\":\"su-1\"}",
        line(IdentifierKind.PHONE, BY_ID, "(202) 555-0100"));
  }

  @Test
  void anEmailIsInLowerCase() {
    assertEquals(
        "{\"user\":{\"email\":\"sam@example.com\"},\"signUpSourceId\":\"su-1\"}",
        line(IdentifierKind.EMAIL, BY_ID, "Sam@Example.com"));
  }

  @Test
  void aUnitIsFoundByLocaleAndType() {
    assertEquals(
        "{\"user\":{\"phone\":\"+12025550100\"},\"locale\":{\"language\":\"en\",\"country\":\"US\"},"
            + "\"subscriptionType\":\"MARKETING\"}",
        line(IdentifierKind.PHONE, BY_LOCALE, "2025550100"));
  }

  @Test
  void anIdSaysAllSoTheRestIsLeftOut() {
    Subscribers both = new Subscribers("su-1", "en-US", Subscribers.SubscriptionType.MARKETING);
    assertEquals(
        line(IdentifierKind.PHONE, BY_ID, "2025550100"),
        line(IdentifierKind.PHONE, both, "2025550100"));
  }

  @Test
  void whatAnIdHoldsStaysInItsPlace() {
    Subscribers odd = new Subscribers("su\",\"singleOptIn\":\"1", null, null);
    assertEquals(
        "{\"user\":{\"phone\":\"+12025550100\"},"
            + "\"signUpSourceId\":\"su\\\",\\\"singleOptIn\\\":\\\"1\"}",
        line(IdentifierKind.PHONE, odd, "2025550100"));
  }

  @Test
  void whatWillHappenIsSaidInWords() {
    assertEquals("as MARKETING (en-US)", SignUp.describe(BY_LOCALE));
    assertEquals("under the sign-up unit su-1", SignUp.describe(BY_ID));
  }
}
