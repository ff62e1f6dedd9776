package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EachDestinationLacksItsOwnTest {
  @TempDir Path root;

  @Test
  void segmentsLackWhatTheyAlwaysLacked() {
    Settings settings = new SettingsFixture(root).load();
    assertEquals(
        settings.faultsForDelivery(), settings.faultsForDelivery(Destination.SEGMENTS, "winback"));
    assertEquals(
        settings.faultsForQuery(), settings.faultsForQuery(Destination.SEGMENTS, "winback"));
  }

  @Test
  void attributesNeedAKeyAndAContract() {
    assertEquals(
        List.of("courier.api.key", "courier.attributes.COLUMN.name", "courier.warehouse.url"),
        keys(Destination.ATTRIBUTES));
    assertEquals(
        List.of(),
        keys(
            Destination.ATTRIBUTES,
            "courier.api.key=k",
            "courier.warehouse.url=jdbc:duckdb:",
            "courier.pipeline.winback.attributes.tier.name=tier"));
  }

  @Test
  void subscribersNeedAKeyAndASignUpUnit() {
    assertEquals(
        List.of("courier.api.key", "courier.subscribers.signUpSourceId", "courier.warehouse.url"),
        keys(Destination.SUBSCRIBERS));
  }

  @Test
  void aSignUpUnitIsAnIdOrALocaleWithAType() {
    String[] rest = {"courier.api.key=k", "courier.warehouse.url=jdbc:duckdb:"};
    assertEquals(
        List.of(),
        keys(Destination.SUBSCRIBERS, with(rest, "courier.subscribers.signUpSourceId=u")));
    assertEquals(
        List.of(),
        keys(
            Destination.SUBSCRIBERS,
            with(
                rest,
                "courier.subscribers.locale=en-US\n"
                    + "courier.subscribers.subscriptionType=marketing")));
  }

  @Test
  void aLocaleAloneNamesNoUnit() {
    SettingsFixture home = new SettingsFixture(root).file("courier.subscribers.locale=en-US");
    assertEquals("courier.subscribers.subscriptionType", home.faults().get(0).key());
  }

  @Test
  void aLookAtTheRowsNeedsNoKey() {
    Settings settings = new SettingsFixture(root).load();
    assertEquals(
        List.of("courier.attributes.COLUMN.name", "courier.warehouse.url"),
        settings.faultsForQuery(Destination.ATTRIBUTES, "winback").stream()
            .map(Fault::key)
            .toList());
  }

  private List<String> keys(Destination destination, String... lines) {
    Settings settings = new SettingsFixture(root).file(lines).load();
    return settings.faultsForDelivery(destination, "winback").stream().map(Fault::key).toList();
  }

  private static String[] with(String[] lines, String more) {
    return (String.join("\n", lines) + "\n" + more).split("\n");
  }
}
