package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.api.JobCourse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** `why` of people whom a pipeline sends to the API, run by run. */
class SomebodyAsksWhatTheApiDidTest {
  private static final String TIERS = "SELECT phone, segment_name AS tier" + TestHome.ROWS;
  private static final String ADA = "2025550101";
  private static final String BOB = "2025550102";
  private static final String EVE = "2025550177";

  @RegisterExtension private final TestHome home = new TestHome();

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim"));

  @BeforeEach
  void aPipeline() {
    home.api(api).pipeline("tiers", TIERS, "direct:send-attributes");
    home.rows("2025550101,gold", "2025550102,silver");
  }

  private RunReport run() throws Exception {
    return home.runToItsEnd("tiers");
  }

  /** Each finding as its run's number, its state and its rule. */
  private List<String> why(int exit, String... args) throws Exception {
    String[] all =
        Stream.concat(Stream.of("why", "--json"), Stream.of(args)).toArray(String[]::new);
    Shell.Said said = home.cli(all);
    assertEquals(exit, said.exit(), said.out() + said.err());
    List<String> told = new ArrayList<>();
    for (JsonNode one : new ObjectMapper().readTree(said.out()).get("findings")) {
      assertEquals("tiers", one.get("pipeline").asText());
      assertTrue(one.get("segment").isNull());
      assertFalse(one.get("at").isNull());
      String rule = one.get("rule").isNull() ? "" : " " + one.get("rule").asText();
      told.add(
          one.get("run").asText().replaceAll(".*\\.", "") + " " + one.get("state").asText() + rule);
    }
    return told;
  }

  @Test
  void whoIsAppliedIsAppliedAndWhoIsNotThereIsNot() throws Exception {
    run();
    assertEquals(List.of("1 applied"), why(0, ADA));
    assertEquals(List.of("1 not in the result"), why(6, EVE));
  }

  @Test
  void whoIsRefusedIsRefusedWithTheReason() throws Exception {
    api.jobs().next(JobCourse.refusing(("+1" + BOB)::equals));
    assertEquals(RunState.PARTIAL, run().state());
    assertEquals(List.of("1 refused status-400"), why(0, BOB));
    assertEquals(List.of("1 applied"), why(0, ADA));
    Shell.Said said = home.cli("why", BOB);
    assertTrue(said.out().contains("refused"), said.out());
    assertFalse(said.out().contains("delivered") || said.out().contains("is in"), said.out());
  }

  @Test
  void aRetryIsAWordOfItsOwn() throws Exception {
    api.jobs().next(JobCourse.refusing(("+1" + BOB)::equals));
    RunReport partial = run();
    RunRequest.Kept kept = new RunRequest.Kept(partial.run(), "somebody", "");
    home.follow(home.courier().resend(RunRequest.retry(kept)));
    assertEquals(List.of("2 applied"), why(0, BOB));
    assertEquals(List.of("2 applied", "1 refused status-400"), why(0, BOB, "--all"));
    assertEquals(List.of("1 applied"), why(0, ADA, "--all"));
    assertEquals(List.of("1 not in the result"), why(6, EVE, "--all"));
  }

  @Test
  void whoIsUnchangedIsNoStranger() throws Exception {
    run();
    home.rows("2025550101,gold", "2025550103,silver");
    run();
    assertEquals(List.of("2 unchanged"), why(0, ADA));
    assertEquals(List.of("2 unchanged", "1 applied"), why(0, ADA, "--all"));
    assertEquals(List.of("2 not in the result"), why(0, BOB));
    assertEquals(List.of("2 applied", "1 not in the result"), why(0, "2025550103", "--all"));
  }

  @Test
  void aRunOfWhichNothingIsNewSaysSo() throws Exception {
    run();
    run();
    assertEquals(List.of("2 unchanged"), why(0, ADA));
    assertEquals(List.of("2 not in the result", "1 not in the result"), why(6, EVE, "--all"));
  }

  @Test
  void aHeldRunIsHeldWithItsGuard() throws Exception {
    home.set("courier.guard.maxChangedPercent", "50");
    run();
    home.rows("2025550101,silver", "2025550102,gold");
    assertEquals(RunState.HELD, run().state());
    assertEquals(List.of("2 held changed", "1 applied"), why(0, ADA));
    assertEquals(List.of("2 not in the result"), why(6, EVE));
  }

  @Test
  void whoIsInARejectedRowIsRejected() throws Exception {
    home.pipeline(
        "tiers",
        "SELECT phone, rpad(segment_name, CASE phone WHEN '2025550102' THEN 1001 ELSE 6 END, 'x')"
            + " AS tier"
            + TestHome.ROWS,
        "direct:send-attributes");
    run();
    assertEquals(List.of("1 rejected attribute-length"), why(0, BOB));
    assertEquals(List.of("1 applied"), why(0, ADA));
  }

  @Test
  void whoWaitsForAnAnswerIsUnconfirmed() throws Exception {
    api.jobs().next(JobCourse.neverEnding());
    RunReport first = home.run("tiers");
    assertEquals(List.of("1 waiting"), why(0, ADA));
    home.courier().follow(first.run(), false);
    assertEquals(List.of("1 unconfirmed"), why(0, ADA));
  }

  @Test
  void aRunThatNeverWentOutIsSuperseded() throws Exception {
    home.run("tiers");
    home.rows("2025550101,silver", "2025550102,silver");
    RunReport second = home.run("tiers");
    home.follow(second);
    assertEquals(List.of("2 applied", "1 superseded"), why(0, ADA, "--all"));
  }

  @Test
  void aKeyThatIsRefusedIsTheReason() throws Exception {
    home.set("courier.api.key", "another");
    run();
    assertEquals(List.of("1 unconfirmed unauthorized"), why(0, ADA));
  }

  @Test
  void whoIsForgottenIsNotCalledAStranger() throws Exception {
    run();
    run();
    assertEquals(0, home.cli("forget", ADA).exit());
    assertEquals(List.of("2 forgotten", "1 forgotten"), why(6, ADA, "--all"));
    assertEquals(List.of("2 unchanged", "1 applied"), why(0, BOB, "--all"));
    assertTrue(home.cli("why", ADA).out().contains("forgotten here, or not in the result"));
    assertTrue(home.cli("forget", ADA).out().contains("nothing of that person"));
  }
}
