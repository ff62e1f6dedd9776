package io.attentivecourier.subscriber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.PipelineSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnlyAPersonAndTheirConsentAreAskedForTest {
  private static final PipelineSettings.QueryColumns NAMES =
      new PipelineSettings.QueryColumns(
          "phone",
          "segment_name",
          "campaign_name",
          "group_name",
          "sms_consent",
          Set.of("loaded_at"));

  private static SubscriberColumns resolve(String labels) {
    return SubscriberColumns.resolve(List.of(labels.split(" ")), NAMES);
  }

  @Test
  void theLabelsAreMatchedWithoutCase() {
    assertEquals(
        new SubscriberColumns("PHONE", "SMS_Consent"), resolve("SMS_Consent PHONE LOADED_AT"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phone                             | column-missing | sms_consent",
        "sms_consent                       | column-missing | phone",
        "loaded_at                         | column-missing | phone, sms_consent",
        "phone consent                     | column-missing | sms_consent",
        "phone sms_consent email           | column-unknown | email",
        "phone sms_consent segment_name    | column-unknown | segment_name",
        "phone sms_consent PHONE           | column-unknown | PHONE",
      })
  void anyOtherSetOfColumnsStopsTheRun(String labels, String reason, String named) {
    Refusal refusal = assertThrows(Refusal.class, () -> resolve(labels));
    assertEquals(reason, refusal.reason().id());
    for (String name : named.split(", ")) {
      assertEquals(true, refusal.getMessage().contains(name), refusal.getMessage());
    }
  }

  @Test
  void theNearestNameIsTold() {
    Refusal refusal = assertThrows(Refusal.class, () -> resolve("phone sms_consent sms_consents"));
    assertEquals(true, refusal.getMessage().contains("sms_consent?"), refusal.getMessage());
  }
}
