package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.http.RawServer;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook on loopback is told how runs end; one that is dead changes nothing. */
class TheOperatorIsAlertedTest {
  private static final String RETRY_DELAY = "alert.retryDelay";

  @RegisterExtension private final TestHome home = new TestHome();

  @BeforeEach
  void aPipeline() {
    System.setProperty(RETRY_DELAY, "5");
    home.set("courier.guard.maxRejectedPercent", "100").pipeline("winback", TestHome.ALL);
    home.rows("2025550101,Winback", "2025550102,Lapsed");
  }

  @AfterEach
  void noSecret() throws Exception {
    System.clearProperty(RETRY_DELAY);
    assertFalse(home.log().contains(Webhook.SECRET), home.log());
  }

  private void on(Webhook webhook, String kinds) {
    home.set("courier.alert.webhook", webhook.url()).set("courier.alert.on", kinds);
  }

  private RunReport heldRun() throws Exception {
    home.set("courier.guard.minRows", "3");
    RunReport report = home.run("winback");
    assertEquals(RunState.HELD, report.state());
    home.stop();
    return report;
  }

  @Test
  void ofAHeldRunInCountsAndNames() throws Exception {
    try (Webhook webhook = new Webhook()) {
      on(webhook, "failed,held");
      RunReport report = heldRun();
      assertEquals(1, webhook.calls().size());
      assertEquals(
          "POST /" + Webhook.SECRET + "?sig=a%2Fb&v=1 application/json", webhook.calls().get(0));
      assertNull(webhook.header(0, "X-Courier-Signature"), "nothing signs it");
      JsonNode message = webhook.message(0);
      assertEquals("winback", message.get("pipeline").asText());
      assertEquals("2026-11-22.winback.1", message.get("run").asText());
      assertEquals("HELD", message.get("state").asText());
      assertEquals("min-rows", message.get("reason").asText());
      String text = message.get("text").asText();
      assertTrue(text.startsWith("2026-11-22.winback.1 is HELD (min-rows): "), text);
      // The run's id has named the pipeline.
      assertTrue(text.contains(report.message().replace("winback: ", "")), text);
      assertTrue(text.endsWith("`courier release 2026-11-22.winback.1 --reason …`"), text);
      new Canaries().search("alert", webhook.bodies().get(0));
      assertFalse(webhook.bodies().get(0).contains("555"), text);
    }
  }

  @Test
  void ofARunThatIsWholeAgainAfterOneThatWasNot() throws Exception {
    try (Webhook webhook = new Webhook()) {
      home.set("courier.alert.webhook", webhook.url()).set("courier.owner", "growth team");
      home.set("courier.console.url", "https://courier.example.com");
      heldRun();
      home.set("courier.guard.minRows", "1").run("winback");
      home.run("winback");
      home.stop();
      assertEquals(2, webhook.calls().size(), "the default asks for both, and once each");
      JsonNode message = webhook.message(1);
      assertEquals("RECOVERED", message.get("state").asText());
      assertEquals("growth team", message.get("owner").asText());
      assertEquals(
          "2026-11-22.winback.2 is WHOLE again, after HELD: 2 segments whole (first lists)."
              + " Owner: growth team. Page: https://courier.example.com/runs/2026-11-22.winback.2",
          message.get("text").asText());
      assertEquals(
          "https://courier.example.com/runs/2026-11-22.winback.2", message.get("url").asText());
    }
  }

  @Test
  void ofARunWhoseFilesArriveWithALaterStart() throws Exception {
    try (Webhook webhook = new Webhook()) {
      home.set("courier.alert.webhook", webhook.url());
      home.run("winback");
      home.clock().forward(Duration.ofDays(1));
      home.standIn().faults().always(SftpFailure.refuseLogin());
      RunReport failed = home.run("winback");
      assertEquals(RunState.FAILED, failed.state(), failed.message());
      home.standIn().faults().clear();
      home.startAgain();
      home.stop();
      assertEquals("FAILED", webhook.message(0).get("state").asText());
      assertEquals("RECOVERED", webhook.message(1).get("state").asText());
      assertEquals(2, webhook.calls().size());
      assertTrue(
          home.log().contains(" run: ended run=" + failed.run() + " pipeline=winback state=WHOLE"),
          home.log());
    }
  }

  @Test
  void ofWhatADayChangedForThePipelineThatAsksForIt() throws Exception {
    try (Webhook all = new Webhook();
        Webhook own = new Webhook()) {
      on(all, "failed");
      String groups = "SELECT phone, segment_name AS campaign_name, 'Recipient 1' AS group_name";
      home.pipeline("winback", groups + TestHome.ROWS);
      home.set("courier.pipeline.winback.alert.webhook", own.url());
      home.set("courier.pipeline.winback.alert.on", "whole");
      home.run("winback");
      home.clock().forward(Duration.ofDays(1));
      home.rows("2025550101,Winback", "2025550103,Winback", "2025550102,Lapsed");
      home.run("winback");
      home.stop();
      assertEquals(List.of(), all.calls());
      assertEquals(2, own.calls().size());
      String text = own.message(1).get("text").asText();
      assertTrue(text.contains("; Recipient1 looks like a default name: "), text);
      assertTrue(text.endsWith(" (+1 −0)"), text);
    }
  }

  @Test
  void signedWhereThereIsASecret() throws Exception {
    try (Webhook webhook = new Webhook(500)) {
      home.set("courier.alert.secret", "made-up-signing");
      on(webhook, "held");
      heldRun();
      String time = webhook.header(1, "X-Courier-Time");
      assertEquals(String.valueOf(home.clock().instant().getEpochSecond()), time);
      assertEquals(
          hmac("made-up-signing", time + "." + webhook.bodies().get(1)),
          webhook.header(1, "X-Courier-Signature"));
      assertFalse(home.log().contains("made-up-signing"), home.log());
    }
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void againAfterA500() throws Exception {
    try (Webhook webhook = new Webhook(500, 502)) {
      on(webhook, "held");
      heldRun();
      assertEquals(3, webhook.calls().size());
      assertEquals(1, webhook.bodies().stream().distinct().count());
    }
  }

  @Test
  void threeTimesAndNoMore() throws Exception {
    try (Webhook webhook = new Webhook(500, 500, 500, 500)) {
      on(webhook, "held");
      heldRun();
      assertEquals(3, webhook.calls().size());
      assertTrue(home.log().contains("did not take an alert: status 500"), home.log());
    }
  }

  @Test
  void aWebhookThatIsGoneIsNotTriedAgain() throws Exception {
    try (Webhook webhook = new Webhook(404)) {
      on(webhook, "held");
      heldRun();
      assertEquals(1, webhook.calls().size());
    }
  }

  @Test
  void ofNothingThatWasNotAskedFor() throws Exception {
    try (Webhook webhook = new Webhook()) {
      on(webhook, "failed,whole");
      heldRun();
      assertEquals(List.of(), webhook.calls());
    }
  }

  @Test
  void ofAWholeRunWhereThatIsAskedFor() throws Exception {
    try (Webhook webhook = new Webhook()) {
      on(webhook, "whole");
      home.run("winback");
      // A second run of a whole date does nothing, and is no news.
      home.run("winback");
      home.stop();
      assertEquals(1, webhook.calls().size());
      assertEquals("WHOLE", webhook.message(0).get("state").asText());
    }
  }

  @Test
  void ofADateThatIsWholeTooLate() throws Exception {
    try (Webhook webhook = new Webhook()) {
      on(webhook, "late");
      home.set("courier.deadline", "09:30").run("winback");
      home.stop();
      String text = webhook.message(0).get("text").asText();
      assertTrue(text.contains("after its deadline"), text);
    }
  }

  @Test
  void byACommandBeforeItEnds() throws Exception {
    try (Webhook webhook = new Webhook()) {
      on(webhook, "held");
      home.set("courier.guard.minRows", "3");
      assertEquals(3, home.cli("run", "winback").exit());
      assertEquals(1, webhook.calls().size());
    }
  }

  @Test
  void notByARehearsalNorByAPlan() throws Exception {
    try (Webhook webhook = new Webhook()) {
      on(webhook, "held,failed,whole");
      home.set("courier.pipeline.winback.alert.webhook", webhook.url());
      home.set("courier.guard.minRows", "3");
      home.cli("rehearse");
      home.cli("plan", "winback");
      assertEquals(List.of(), webhook.calls());
    }
  }

  @Test
  void aWebhookThatSaysNothingChangesNoRun() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      home.set("courier.alert.webhook", "http://127.0.0.1:" + silent.getLocalPort() + "/x");
      home.set("courier.alert.on", "whole");
      long begun = System.nanoTime();
      RunReport report = home.run("winback");
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertEquals(RunState.WHOLE, report.state());
      assertTrue(took.compareTo(Duration.ofSeconds(8)) < 0, took.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"200 OK", "400 Bad Request"})
  void whatAWebhookSaysBesidesItsStatusIsNotWaitedFor(String status) throws Exception {
    String head = "HTTP/1.1 " + status + "\r\nContent-Length: 100000000000\r\n\r\n";
    try (RawServer flood = RawServer.answering((it, line) -> line.send(head).flood(head));
        RawServer drops = RawServer.answering((it, line) -> line.send(head).trickle("x", 50))) {
      for (RawServer webhook : List.of(flood, drops)) {
        home.set("courier.alert.webhook", webhook.url() + "/" + Webhook.SECRET);
        home.set("courier.alert.on", "held");
        long begun = System.nanoTime();
        heldRun();
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 8);
        assertEquals(1, webhook.calls().size());
        assertTrue(webhook.sent() < 20 << 20, () -> webhook.sent() + " bytes");
      }
    }
  }

  @Test
  void aWebhookThatNeverEndsItsHeadIsGivenUp() throws Exception {
    System.setProperty("api.answerTimeout", "300");
    try (RawServer webhook =
        RawServer.answering(
            (it, line) -> line.send("HTTP/1.1 200 OK\r\n").trickle("a: b\r\n", 40))) {
      home.set("courier.alert.webhook", webhook.url()).set("courier.alert.on", "held");
      heldRun();
      assertEquals(3, webhook.calls().size());
      assertTrue(home.log().contains("did not take an alert: ExchangeTimeout"), home.log());
    } finally {
      System.clearProperty("api.answerTimeout");
    }
  }

  @Test
  void anHttpsWebhookIsNeverToldInTheClear() throws Exception {
    try (HangsUp server = new HangsUp()) {
      home.set("courier.alert.webhook", "https://127.0.0.1:" + server.port() + "/x");
      home.set("courier.alert.on", "held");
      heldRun();
      assertFalse(server.firstBytes().isEmpty());
      server.firstBytes().forEach(first -> assertEquals(HangsUp.TLS_HANDSHAKE, first));
      assertTrue(home.log().contains("did not take an alert"), home.log());
    }
  }

  @Test
  void aWebhookThatIsDownChangesNoExitCode() throws Exception {
    Webhook webhook = new Webhook();
    on(webhook, "whole");
    webhook.close();
    Shell.Said said = home.cli("run", "winback", "--verbose");
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.err().contains("did not take an alert"), said.err());
    assertFalse(said.err().contains(Webhook.SECRET), said.err());
  }
}
