package io.attentivecourier.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.Courier;
import io.attentivecourier.Heard;
import io.attentivecourier.OfflineCheck;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnEditIsTakenOverWhole {
  private static final Map<String, String> SETS = Map.of("courier.clientDomain", "sirendenim");

  @TempDir private Path folder;
  private Home home;
  @AutoClose private Courier courier;
  private LivePipelines pipelines;
  private LiveSettings live;
  private final Heard heard = new Heard();

  @BeforeEach
  void start() throws Exception {
    home = Home.at(folder);
    Files.createDirectories(home.pipelines());
    write("winback", pipeline("winback", "0 15 9 * * ?"));
    Settings settings = Settings.load(home, SETS, Map.of());
    courier = Courier.start(home, settings, Clock.systemUTC());
    live = new LiveSettings(home, SETS, Map.of(), settings);
    pipelines =
        new LivePipelines(
            home,
            live,
            courier.routes().checkedBy(new OfflineCheck(home)::apart),
            courier.ledger().schedules(),
            heard,
            Clock.systemUTC());
    pipelines.loadAll();
  }

  @Test
  void aNewFileIsScheduled() throws Exception {
    write("loyalty", pipeline("loyalty", "0 30 9 * * ?"));
    pipelines.follow();
    assertEquals(List.of("loyalty", "winback"), pipelines.names());
    assertEquals("0 30 9 * * ?", courier.ledger().schedules().seen().get("loyalty").cron());
  }

  @Test
  void aNewCronReplacesTheOldOne() throws Exception {
    write("winback", pipeline("winback", "0 45 10 * * ?"));
    pipelines.follow();
    assertEquals("0 45 10 * * ?", courier.ledger().schedules().seen().get("winback").cron());
    assertTrue(
        courier.context().getRoute("winback").getEndpoint().getEndpointUri().contains("45"),
        "the live route has the new schedule");
  }

  @Test
  void aScheduleFiresInTheBusinessZoneWithoutOverlapAndNeverForThePast() {
    String uri = courier.context().getRoute("winback").getEndpoint().getEndpointUri();
    assertTrue(uri.contains("stateful=true"), uri);
    assertTrue(uri.contains("trigger.timeZone=UTC"), uri);
    assertTrue(uri.contains("trigger.misfireInstruction=2"), uri);
  }

  @Test
  void aDeletedFileStopsItsPipeline() throws Exception {
    Files.delete(file("winback"));
    pipelines.follow();
    assertEquals(List.of(), pipelines.names());
    assertEquals(null, courier.context().getRoute("winback"));
    assertEquals(null, courier.ledger().schedules().seen().get("winback").cron());
  }

  @Test
  void oneBrokenFileKeepsTheWholeLastSet() throws Exception {
    write("loyalty", pipeline("loyalty", "0 30 9 * * ?"));
    write(
        "winback",
        pipeline("winback", "0 15 9 * * ?").replace("direct:send-segments", "nowhere:x"));
    pipelines.follow();
    assertEquals(List.of("winback"), pipelines.names());
    assertEquals("routes/pipelines/winback.camel.yaml", pipelines.faults().get(0).key());
  }

  @Test
  void aBrokenEditIsToldOnceAndForgottenWhenMended() throws Exception {
    Instant before = pipelines.since();
    write("winback", "- route: [");
    pipelines.follow();
    pipelines.follow();
    assertEquals(1, heard.faults().size());
    write("winback", pipeline("winback", "0 15 9 * * ?"));
    pipelines.follow();
    assertEquals(List.of(), pipelines.faults());
    assertEquals(List.of("fixed, 1 pipeline runs"), heard.lines());
    assertTrue(pipelines.since().isAfter(before), "the last load is the one that was good again");
  }

  @Test
  void anUnknownComponentIsFoundBeforeTheSwap() throws Exception {
    String steps = "        - to:\n            uri: nosuch:component\n";
    String text =
        pipeline("winback", "0 15 9 * * ?").replace("        - to:\n", steps + "        - to:\n");
    write("winback", text);
    pipelines.follow();
    assertEquals(1, pipelines.faults().size());
    assertTrue(courier.context().getRoute("winback") != null, "the good route is there still");
  }

  @Test
  void aPipelineThatRunsIsSwappedWhenItHasEnded() throws Exception {
    write("winback", pipeline("winback", "0 45 10 * * ?"));
    try (Locks.Held running = courier.wiring().locks().tryLock("pipeline-winback").orElseThrow()) {
      pipelines.follow();
      assertEquals("0 15 9 * * ?", courier.ledger().schedules().seen().get("winback").cron());
    }
    pipelines.follow();
    assertEquals("0 45 10 * * ?", courier.ledger().schedules().seen().get("winback").cron());
  }

  @Test
  void aStartWithABrokenFileIsRefused() throws Exception {
    write("winback", pipeline("other", "0 15 9 * * ?"));
    LivePipelines fresh =
        new LivePipelines(
            home,
            live,
            courier.routes().checkedBy(new OfflineCheck(home)::apart),
            courier.ledger().schedules(),
            heard,
            Clock.systemUTC());
    SettingsFault fault = assertThrows(SettingsFault.class, fresh::loadAll);
    assertEquals("call the route winback", fault.faults().get(0).fix());
  }

  @Test
  void aPipelineThatASettingPausesIsTakenOutAndComesBack() throws Exception {
    settings("courier.pipeline.winback.enabled=false\n");
    assertEquals(List.of(), pipelines.names());
    assertEquals(null, courier.context().getRoute("winback"));
    assertEquals(
        "courier.pipeline.winback.enabled",
        courier.ledger().schedules().pauses().now("winback").orElseThrow().reason());

    settings("courier.pipeline.winback.enabled=true\n");
    assertEquals(List.of("winback"), pipelines.names());
    assertEquals(Optional.empty(), courier.ledger().schedules().pauses().now("winback"));
  }

  private void settings(String text) throws Exception {
    Files.writeString(home.settings(), text);
    live.follow(heard);
    live.follow(heard);
    pipelines.follow();
  }

  @Test
  void anEditOfItsQueryInAFileIsOneOfThePipeline() throws Exception {
    Path sql = Files.createDirectories(home.resolve("sql")).resolve("winback.sql");
    Files.writeString(sql, "SELECT 1");
    String text = pipeline("winback", "0 15 9 * * ?");
    write("winback", text.replaceFirst("constant: .*", "constant: resource:file:sql/winback.sql"));
    pipelines.follow();
    assertTrue(live().contains("SELECT 1"), live());
    Files.writeString(sql, "SELECT 2 {{x}}");
    pipelines.follow();
    assertEquals("sql/winback.sql", pipelines.faults().get(0).key());
    assertTrue(live().contains("SELECT 1"), live());
    Files.delete(sql);
    pipelines.follow();
    assertEquals("routes/pipelines/winback.camel.yaml", pipelines.faults().get(0).key());
    Files.writeString(sql, "SELECT 3");
    pipelines.follow();
    assertEquals(List.of(), pipelines.faults());
    assertTrue(live().contains("SELECT 3"), live());
  }

  private String live() {
    return pipelines.live().get(0).route().toString();
  }

  @Test
  void aHiddenFileIsNobodysAndOneUnderAnotherEndingStopsNothing() throws Exception {
    Files.write(home.pipelines().resolve("._winback.camel.yaml"), new byte[] {0, 5, 22, 7});
    Files.writeString(home.pipelines().resolve("x.camel.yml"), "- route: {}");
    write("loyalty", pipeline("loyalty", "0 30 9 * * ?"));
    pipelines.follow();
    assertEquals(List.of("loyalty", "winback"), pipelines.names());
  }

  private Path file(String name) {
    return home.pipelines().resolve(name + ".camel.yaml");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(file(name), text);
  }

  private static String pipeline(String name, String cron) {
    return """
    - route:
        id: %1$s
        description: Made up
        from:
          uri: quartz:courier/%1$s
          parameters:
            cron: %2$s
          steps:
            - setBody:
                constant: SELECT 1
            - to:
                uri: direct:send-segments
    """
        .formatted(name, cron);
  }
}
