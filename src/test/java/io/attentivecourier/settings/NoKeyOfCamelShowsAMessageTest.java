package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoKeyOfCamelShowsAMessageTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camel.main.tracing",
        "camel.main.Tracing",
        "camel.main.tracing-pattern",
        "camel.main.tracingStandby",
        "camel.main.backlog-tracing",
        "camel.main.backlogTracing",
        "camel.main.backlogTracingStandby",
        "camel.main.message-history",
        "camel.main.messageHistory",
        "camel.main.devConsoleEnabled",
        "camel.main.dev-console-enabled",
        "camel.main.jmxEnabled",
        "camel.main.jmx_enabled",
        "camel.main.debugging",
        "camel.main.debug-mode",
        "camel.main.logExhaustedMessageBody",
        "camel.main.log-exhausted-message-body",
        "camel.trace.enabled",
        "camel.debug.enabled",
        "camel.server.enabled",
        "camel.server.port",
        "camel.management.enabled",
        "camel.telemetry-dev.enabled"
      })
  void aKeyThatShowsBodiesOrOpensAPortIsAFault(String key) {
    assertEquals(List.of(key), keys(new SettingsFixture(root).file(key + "=true").faults()));
    assertEquals(List.of(key), keys(new SettingsFixture(root).file().set(key, "false").faults()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CAMEL_MAIN_TRACING", "CAMEL_MAIN_DEV_CONSOLE_ENABLED", "camel_server_port"})
  void asAVariableToo(String variable) {
    SettingsFixture home = new SettingsFixture(root).file().env(variable, "true");
    assertEquals(List.of(variable), keys(home.faults()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camel.main.name",
        "camel.main.shutdownTimeout",
        "camel.component.http.x",
        "camel.health.enabled"
      })
  void theOthersAreCamelsOwn(String key) {
    assertTrue(
        new SettingsFixture(root).file(key + "=1").env("CAMEL_MAIN_NAME", "a").faults().isEmpty());
  }

  private static List<String> keys(List<Fault> faults) {
    return faults.stream().map(Fault::key).toList();
  }
}
