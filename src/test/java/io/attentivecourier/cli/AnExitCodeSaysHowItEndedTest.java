package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.home.Locks;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnExitCodeSaysHowItEndedTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  /** The keys of the faults, each with its mend. */
  private static List<String> faults(Shell.Said said) throws Exception {
    assertEquals(2, said.exit(), said.out() + said.err());
    JsonNode document = new ObjectMapper().readTree(said.out());
    assertEquals(1, document.size());
    List<String> keys = new ArrayList<>();
    for (JsonNode fault : document.get("faults")) {
      assertEquals(3, fault.size());
      assertFalse(fault.get("fault").asText().isBlank());
      assertFalse(fault.get("mend").asText().isBlank());
      keys.add(fault.get("key").asText());
    }
    return keys;
  }

  @Test
  void zeroForAWholeRunAndForOneThatHasNothingToDo() {
    assertEquals(0, home.cli("run", "winback").exit());
    Shell.Said second = home.cli("run", "winback");
    assertEquals(0, second.exit());
    assertTrue(second.out().contains("nothing was done"), second.out());
    assertEquals(1, home.standIn().traffic().uploads());
  }

  @Test
  void oneForAFailedDeliveryWhichTheNextRunFinishes() {
    home.standIn().faults().always(SftpFailure.refuseLogin());
    Shell.Said failed = home.cli("run", "winback");
    assertEquals(1, failed.exit());
    assertTrue(failed.out().contains("login-refused"), failed.out());
    assertTrue(failed.out().contains("courier.sftp.username, and .password"), failed.out());
    home.standIn().faults().clear();
    assertEquals(0, home.cli("run", "winback").exit());
  }

  @Test
  void oneForARefusedRun() {
    home.pipeline("winback", "SELECT nothing FROM nowhere");
    Shell.Said refused = home.cli("run", "winback");
    assertEquals(1, refused.exit());
    assertTrue(refused.out().contains("query-failed"), refused.out());
    assertFalse((refused.out() + refused.err()).contains("nowhere"), refused.out());
  }

  @Test
  void fiveWhileThePipelineRunsElsewhere() {
    try (Locks.Held held = new Locks(home.home().locks()).lock("pipeline-winback")) {
      Shell.Said busy = home.cli("run", "winback", "--json");
      assertEquals(5, busy.exit());
      assertTrue(busy.out().contains("\"BUSY\""), busy.out());
    }
  }

  @Test
  void fiveWhileAnotherProcessServesTheHome() throws Exception {
    home.standIn();
    try (Locks.Held held = new Locks(home.home().locks()).lock("serve")) {
      Shell.Said busy = home.cli("serve", "--json");
      assertEquals(5, busy.exit());
      JsonNode fault = new ObjectMapper().readTree(busy.out()).at("/faults/0");
      assertEquals("is served by another process", fault.path("fault").asText());
      assertTrue(home.cli("serve").err().contains("is served by another process"));
    }
  }

  @Test
  void twoForAnUnknownPipelineWithTheNamesThatExist() throws Exception {
    home.pipeline("lapsed", TestHome.ALL);
    Shell.Said said = home.cli("run", "windback", "--json");
    assertEquals(List.of("routes/pipelines/windback.camel.yaml"), faults(said));
    assertTrue(said.out().contains("lapsed, winback"), said.out());
    assertEquals(2, home.cli("plan", "windback").exit());
  }

  @Test
  void twoForSettingsWithAllFaultsAtOnce() throws Exception {
    home.standIn();
    home.set("courier.zone", "Moon/Base").set("courier.gard.minRows", "5");
    home.set("courier.phone.digits", "12").set("courier.maxRowsPerFile", "none");
    assertEquals(
        List.of(
            "courier.gard.minRows",
            "courier.maxRowsPerFile",
            "courier.phone.digits",
            "courier.zone"),
        faults(home.cli("run", "winback", "--json")));
  }

  @Test
  void twoForAHomeThatCannotDeliverWithAllThatItLacks() throws Exception {
    home.standIn();
    home.set("courier.clientDomain", "").set("courier.sftp.password", "");
    home.set("courier.sftp.username", "").set("courier.warehouse.url", "");
    Files.delete(home.home().resolve("known_hosts"));
    assertEquals(
        List.of(
            "courier.clientDomain",
            "courier.sftp.knownHostsFile",
            "courier.sftp.password",
            "courier.sftp.username",
            "courier.warehouse.url",
            "routes/pipelines/windback.camel.yaml"),
        faults(home.cli("run", "windback", "--json")));
  }

  @Test
  void twoForUsageAlsoAsADocument() throws Exception {
    assertEquals(2, home.cli("run").exit());
    assertEquals(List.of("courier run"), faults(home.cli("run", "--json")));
    assertEquals(List.of("courier run"), faults(home.cli("run", "winback", "--agian", "--json")));
  }

  @Test
  void twoForAnUnknownDriver() throws Exception {
    home.set("courier.warehouse.url", "jdbc:nosuchthing://localhost/x");
    assertEquals(List.of("courier.warehouse.url"), faults(home.cli("run", "winback", "--json")));
  }

  @Test
  void twoForAKeyThatIsNone() throws Exception {
    home.write("var/key", "short");
    assertEquals(List.of("courier.keyFile"), faults(home.cli("run", "winback", "--json")));
  }

  @Test
  void twoForAPipelineThatCannotBeRead() throws Exception {
    home.write("routes/pipelines/winback.camel.yaml", "- route:\n   id: winback\n  from: x\n");
    assertEquals(
        List.of("routes/pipelines/winback.camel.yaml"),
        faults(home.cli("run", "winback", "--json")));
  }

  @Test
  void oneForALedgerThatIsDamaged() throws Exception {
    home.write("var/ledger.db", "this is no ledger".repeat(100));
    Shell.Said said = home.cli("run", "winback", "--json");
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("courier.ledger.url"), said.out());
    assertEquals(List.of(), home.standIn().folder().names());
  }
}
