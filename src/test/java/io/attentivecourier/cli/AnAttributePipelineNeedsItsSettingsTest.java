package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnAttributePipelineNeedsItsSettingsTest {
  private static final String TIERS = "SELECT phone, segment_name AS tier" + TestHome.ROWS;

  @RegisterExtension private final TestHome home = new TestHome();

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"));

  @BeforeEach
  void aPipeline() {
    home.api(api).pipeline("tiers", TIERS, "direct:send-attributes");
    home.rows("2025550101,gold", "2025550102,silver");
  }

  @AfterEach
  void nothingWasSent() {
    assertEquals(0, api.requests().count(ApiEndpoint.BULK));
  }

  /** The keys of the faults that a command ends with. */
  private List<String> faults(String... command) {
    Told told = Told.by(home, command);
    assertEquals(2, told.exit(), told::toString);
    List<String> keys = new ArrayList<>();
    for (JsonNode fault : told.document().get("faults")) {
      assertFalse(fault.path("fault").asText().isBlank(), told::toString);
      assertFalse(fault.path("mend").asText().isBlank(), told::toString);
      keys.add(fault.get("key").asText());
    }
    return keys;
  }

  @Test
  void aKey() {
    home.set("courier.api.key", "");
    assertEquals(List.of("courier.api.key"), faults("run", "tiers"));
  }

  @Test
  void butNoKeyToPlan() {
    home.set("courier.api.key", "");
    assertEquals(0, Told.by(home, "plan", "tiers").exit());
  }

  @Test
  void anAttribute() {
    home.set("courier.attributes.tier.name", "");
    List<String> keys = faults("run", "tiers");
    assertTrue(keys.get(0).startsWith("courier.attributes"), keys::toString);
  }

  @Test
  void noNameOfWhatMayNotBeSent() {
    home.set("courier.attributes.diagnosis.name", "diagnosis");
    assertEquals(List.of("courier.attributes.diagnosis.name"), faults("run", "tiers"));
  }

  @Test
  void unlessSomebodySaysWhy() {
    home.set("courier.attributes.diagnosis.name", "diagnosis");
    home.set("courier.attributes.diagnosis.sensitiveReason", "a made-up one");
    assertEquals(0, Told.by(home, "plan", "tiers").exit());
  }

  @Test
  void andHasNoCanary() {
    assertEquals(List.of("tiers"), faults("canary", "tiers", "--rows", "5"));
  }

  @Test
  void andNothingOfTheSftpServer() {
    home.standIn();
    home.set("courier.sftp.password", "").set("courier.sftp.username", "");
    assertEquals(0, Told.by(home, "plan", "tiers").exit());
    assertEquals(2, Told.by(home, "release", "2026-11-22.tiers.1", "--reason", "x").exit());
  }
}
