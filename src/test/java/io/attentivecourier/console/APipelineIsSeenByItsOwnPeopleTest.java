package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** {@code src/test/resources/console/audience.csv}: who sees a pipeline, and acts on it. */
class APipelineIsSeenByItsOwnPeopleTest {
  private static final Map<String, String> TOKENS =
      Map.of(
          "vera", "viewer:0123456789-of-vera",
          "otto", "operator:0123456789-of-otto",
          "dora", "data:0123456789-of-dora",
          "vito", "viewer+data:0123456789-of-vito");

  @AutoClose
  private final ObserveFixture console =
      new ObserveFixture(
          new Health(List.of(HealthChecks.ends(() -> List.of(run())))),
          List.of(
              Endpoint.get(
                  "/pipelines/{name}", Role.VIEWER, request -> PageAnswer.line(200, may(request)))),
          sets(Map.of()));

  private static RunId run() {
    return RunId.parse("2026-11-22.winback.1");
  }

  private static String may(ConsoleRequest request) {
    Caller caller = request.caller();
    String name = request.name("name");
    return (caller.sees(name) ? "sees" : "") + (caller.mayActOn(name) ? " acts" : "");
  }

  private static Map<String, String> sets(Map<String, String> more) {
    Map<String, String> sets = new HashMap<>(more);
    sets.put("courier.console.viewers", "open");
    TOKENS.forEach((name, token) -> sets.put("courier.console.token." + name, token));
    return sets;
  }

  private RawRequest.RawAnswer asked(String path, String who) throws IOException {
    RawRequest request = RawRequest.of("GET", path);
    return (who == null ? request : request.with("Authorization", "Bearer " + secret(who)))
        .send(console.port());
  }

  private static String secret(String who) {
    return TOKENS.get(who).split(":")[1];
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "/console/audience.csv", numLinesToSkip = 1)
  void byNameAndRole(
      String visibleTo,
      String mayAct,
      String nobody,
      String vera,
      String otto,
      String dora,
      String vito)
      throws IOException {
    Map<String, String> own = new HashMap<>();
    own.put("courier.pipeline.winback.visibleTo", visibleTo == null ? "" : visibleTo);
    own.put("courier.pipeline.winback.mayAct", mayAct == null ? "" : mayAct);
    console.set(sets(own));
    for (String[] it :
        new String[][] {
          {null, nobody}, {"vera", vera}, {"otto", otto}, {"dora", dora}, {"vito", vito}
        }) {
      String told = asked("/pipelines/winback", it[0]).body().strip();
      assertEquals(it[1] == null ? "" : it[1], told, it[0]);
    }
    assertEquals("sees acts", asked("/pipelines/vip", "otto").body().strip());
  }

  @Test
  void whatIsNotSeenCountsNowhere() throws IOException {
    console.metrics().recordRun(Sample.run(1, RunState.WHOLE, "", List.of()), Sample.TOOK);
    assertTrue(asked("/observe/metrics", "vera").body().contains("pipeline=\"winback\""));
    console.set(sets(Map.of("courier.pipeline.winback.visibleTo", "otto")));

    assertFalse(asked("/observe/metrics", "vera").body().contains("winback"));
    assertFalse(asked("/observe/metrics", null).body().contains("winback"));
    assertTrue(asked("/observe/metrics", "otto").body().contains("pipeline=\"winback\""));
    assertTrue(asked("/observe/metrics", "vera").body().contains("\ncourier_outbox_depth 3.0\n"));
  }

  @Test
  void healthNamesAPipelineToWhoIsSignedInAndSeesIt() throws IOException {
    String hidden = "not in the ledger yet: 1 not named here";
    assertTrue(asked("/observe/health", null).body().contains(hidden));
    assertTrue(asked("/observe/health", "vera").body().contains("yet: 2026-11-22.winback.1"));
    console.set(sets(Map.of("courier.pipeline.winback.visibleTo", "otto")));
    assertTrue(asked("/observe/health", "vera").body().contains(hidden));
    assertFalse(asked("/observe/live", null).body().contains("winback"));
  }
}
