package io.attentivecourier.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.Heard;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Alerts;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnEditOfTheSettingsHoldsFromTheNextRunTest {
  private static final String FIRST = "courier.guard.minRows=5\n";

  @TempDir private Path folder;
  private final Heard heard = new Heard();
  private Home home;
  private LiveSettings live;

  @BeforeEach
  void start() throws IOException {
    home = Home.at(folder);
    write(FIRST);
    live = started(Map.of());
  }

  private LiveSettings started(Map<String, String> sets) {
    Settings settings = Settings.load(home, sets, Map.of());
    return new LiveSettings(home, sets, Map.of(), settings);
  }

  private void write(String text) throws IOException {
    Files.writeString(home.settings(), text);
  }

  private void edit(String text) throws IOException {
    write(text);
    follow();
  }

  private void follow() {
    live.follow(heard);
    live.follow(heard);
  }

  private long minRows() {
    return live.get().pipeline("winback").guards().minRows();
  }

  @Test
  void aGuardIsTakenOver() throws IOException {
    edit("courier.guard.minRows=7\n");
    assertEquals(7, minRows());
    assertEquals(List.of("taken over, from the next run on: courier.guard.minRows"), heard.lines());
    assertEquals(List.of(), live.restart());
  }

  @Test
  void aTokenAndWhoSeesAPipelineHoldAtOnce() throws IOException {
    edit(
        """
        courier.guard.minRows=7
        courier.console.token.alice=viewer:0123456789abcdef
        courier.pipeline.winback.visibleTo=alice
        """);
    assertEquals(
        List.of(
            "taken over: courier.console.token.alice, courier.pipeline.winback.visibleTo",
            "taken over, from the next run on: courier.guard.minRows"),
        heard.lines());
    assertEquals("alice", live.get().console().tokens().get(0).name());
    edit("courier.guard.minRows=7\n");
    assertTrue(live.get().console().isWithoutLogin());
  }

  @Test
  void theSecretOfATokenIsReadAnew() throws IOException {
    Files.writeString(folder.resolve("alice"), "0123456789abcdef\n");
    edit("courier.console.token.alice=viewer:{{file:alice}}\n");
    Files.writeString(folder.resolve("alice"), "fedcba9876543210\n");
    follow();
    assertEquals("fedcba9876543210", live.get().console().tokens().get(0).secret().reveal());
  }

  @Test
  void aKeyThatIsTakenOutHasItsDefaultAgain() throws IOException {
    edit("courier.deadline=11:30\n");
    assertEquals(1, minRows());
    assertEquals(LocalTime.of(11, 30), live.get().pipeline("winback").deadline());
  }

  @Test
  void aFileIsTakenOverOnceItStandsStill() throws IOException {
    write("courier.guard");
    live.follow(heard);
    assertEquals(5, minRows());
    write("courier.guard.minRows=8\n");
    follow();
    assertEquals(8, minRows());
    assertEquals(List.of(), heard.faults());
  }

  @Test
  void aRunKeepsWhatItBeganWith() throws IOException {
    var own = live.get().pipeline("winback");
    edit("courier.guard.minRows=7\n");
    assertEquals(5, own.guards().minRows());
  }

  @ParameterizedTest
  @CsvSource({
    "courier.zone=Europe/Berlin, courier.zone",
    "courier.pipeline.winback.zone=Europe/Berlin, courier.pipeline.winback.zone",
    "courier.identifier=email, courier.identifier",
    "courier.sftp.host=sftp.example.com, courier.sftp.host",
    "courier.warehouse.fetchSize=50, courier.warehouse.fetchSize",
    "courier.console.port=8081, courier.console.port",
    "camel.main.shutdown-timeout=20, camel.main.shutdown-timeout",
  })
  void whatNeedsARestartIsNamedAndDoesNotHold(String line, String key) throws IOException {
    Settings before = live.get();
    edit(FIRST + line + "\n");
    assertEquals(List.of(key), live.restart());
    assertEquals(List.of(key + " changed: restart `serve`"), heard.lines());
    assertEquals(before.pipeline("winback").zone(), live.get().pipeline("winback").zone());
    assertEquals(before.sftp().host(), live.get().sftp().host());
    follow();
    assertEquals(1, heard.lines().size());
    edit(FIRST);
    assertEquals(List.of(), live.restart());
  }

  @Test
  void aFileWithAFaultIsNotTakenOverAndItsMendIsTold() throws IOException {
    edit("courier.guard.minRows=7\ncourier.guard.minRow=9\n");
    assertEquals(5, minRows());
    assertEquals("courier.guard.minRow", live.faults().get(0).key());
    assertEquals(1, heard.faults().size());
    follow();
    assertEquals(1, heard.faults().size());

    edit("courier.guard.minRows=7\n");
    assertEquals(7, minRows());
    assertEquals(List.of(), live.faults());
    assertEquals("the settings are fixed", heard.lines().get(0));
  }

  @Test
  void aFileThatIsGoneChangesNothing() throws IOException {
    Files.delete(home.settings());
    follow();
    assertEquals(5, minRows());
    assertEquals("application.properties", live.faults().get(0).key());
  }

  @Test
  void theCommandLineStaysStronger() throws IOException {
    live = started(Map.of("courier.guard.minRows", "6"));
    edit("courier.guard.minRows=7\ncourier.guard.maxDropRows=3\n");
    assertEquals(6, minRows());
    assertEquals(3, live.get().pipeline("winback").guards().maxDropRows());
  }

  @Test
  void aSecretsFileIsReadAnew() throws IOException {
    Path secret = folder.resolve("hook");
    Files.writeString(secret, "http://127.0.0.1:9/one\n");
    write("courier.alert.webhook={{file:hook}}\n");
    live = started(Map.of());
    Files.writeString(secret, "http://127.0.0.1:9/two\n");
    follow();
    assertEquals("http://127.0.0.1:9/two", live.get().alerts().webhook().reveal());

    Files.delete(secret);
    follow();
    assertEquals("http://127.0.0.1:9/two", live.get().alerts().webhook().reveal());
    assertEquals("courier.alert.webhook", live.faults().get(0).key());
  }

  @Test
  void alertsRetentionAndTheBrakeAreTakenOver() throws IOException {
    edit(
        """
        courier.alert.on=held
        courier.retentionDays=3
        courier.pipeline.winback.enabled=false
        """);
    assertEquals(Set.of(Alerts.AlertKind.HELD), live.get().alerts().on());
    assertEquals(3, live.get().retentionDays());
    assertFalse(live.get().pipeline("winback").enabled());
    assertTrue(live.get().pipeline("loyalty").enabled());
    assertEquals(3, heard.settings().retentionDays());
  }
}
