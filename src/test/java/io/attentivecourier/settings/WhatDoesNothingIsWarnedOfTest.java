package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatDoesNothingIsWarnedOfTest {
  @TempDir Path root;

  @Test
  void anUnknownVariableOnlyWarns() {
    SettingsReading reading =
        new SettingsFixture(root).env("COURIER_CLIENT_DOMAIN", "sirendenim").read();
    assertNotNull(reading.settings());
    assertEquals(
        List.of("COURIER_CLIENT_DOMAIN is not a setting; the nearest is COURIER_CLIENTDOMAIN"),
        reading.warnings());
  }

  @Test
  void theLaunchersVariablesAndThoseOfOthersAreSilent() {
    SettingsFixture home =
        new SettingsFixture(root)
            .env("COURIER_HOME", "/srv/courier")
            .env("COURIER_JAVA_OPTS", "-Xmx1g")
            .env("COURIERS", "2");
    assertTrue(home.warnings().isEmpty());
  }

  @Test
  void aKeyThatIsNeitherOursNorCamelsWarns() {
    SettingsFixture home = new SettingsFixture(root).file("couriers.zone=UTC", "camel.main.name=a");
    assertEquals(
        List.of(
            "couriers.zone in application.properties does nothing:"
                + " it is neither courier.* nor camel.*; the nearest is courier.zone"),
        home.warnings());
  }

  @Test
  void aKeyThatStandsTwiceWarns() {
    SettingsFixture home = new SettingsFixture(root).file("courier.zone=UTC", "courier.zone=UTC");
    assertEquals(
        List.of("application.properties sets courier.zone twice: the last one counts"),
        home.warnings());
  }

  @Test
  void aPipelineThatDoesNotExistWarns() {
    SettingsFixture home = new SettingsFixture(root).pipeline("winback");
    home.file("courier.pipeline.winbak.zone=UTC", "courier.pipeline.winback.zone=UTC");
    assertEquals(
        List.of(
            "courier.pipeline.winbak.* is set,"
                + " but there is no such pipeline in routes/pipelines"),
        home.warnings());
  }

  @Test
  void camelsOwnArePassedAsWritten() {
    SettingsFixture home = new SettingsFixture(root).file("camel.a={{env:X}}", "camel.b=1");
    home.set("camel.b", "2");
    assertEquals(Map.of("camel.a", "{{env:X}}", "camel.b", "2"), home.load().camel());
  }
}
