package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheFlowShowsNoMessageTest {
  /**
   * Not the debugger and the backlog tracer: a start that asks for one fails, as camel-debug is not
   * in the box.
   */
  private static final List<String> SHOWING =
      List.of(
          "camel.main.tracing",
          "camel.main.tracing-standby",
          "camel.main.message-history",
          "camel.main.dev-console-enabled",
          "camel.main.log-exhausted-message-body");

  @TempDir Path root;

  @BeforeEach
  void askForEachOfThem() {
    SHOWING.forEach(key -> System.setProperty(key, "true"));
  }

  @AfterEach
  void forget() {
    SHOWING.forEach(System::clearProperty);
  }

  @Test
  void alsoWhereASystemPropertyAsksForIt() throws Exception {
    Home home = Home.at(root);
    Files.writeString(
        home.settings(), "courier.warehouse.url=jdbc:duckdb:\ncourier.clientDomain=x");
    Settings settings = Settings.load(home, Map.of(), Map.of());
    try (Courier courier = Courier.start(home, settings, Clock.systemUTC())) {
      assertNothingIsShown(courier.context());
    }
  }

  private static void assertNothingIsShown(CamelContext context) {
    assertFalse(context.isTracing());
    assertFalse(context.isTracingStandby());
    assertFalse(context.isBacklogTracing());
    assertFalse(context.isBacklogTracingStandby());
    assertFalse(context.isMessageHistory());
    assertFalse(context.isDebugging());
    assertFalse(context.isDevConsole());
    assertFalse(context.isLogExhaustedMessageBody());
  }
}
