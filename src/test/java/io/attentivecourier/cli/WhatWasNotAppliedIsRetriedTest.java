package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.api.JobCourse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WhatWasNotAppliedIsRetriedTest {
  private static final String TIERS = "SELECT phone, segment_name AS tier" + TestHome.ROWS;
  private static final String BOB = "+12025550102";

  @RegisterExtension private final TestHome home = new TestHome();

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"));

  @BeforeEach
  void aPipeline() {
    System.setProperty("api.lookEvery", "50");
    api.jobs().all(JobCourse.good().atLook(1));
    home.api(api).pipeline("tiers", TIERS, "direct:send-attributes");
    home.rows("2025550101,gold", "2025550102,silver");
  }

  @AfterEach
  void noBreach() {
    System.clearProperty("api.lookEvery");
    assertEquals(List.of(), api.breaches());
  }

  private Told partial() {
    api.jobs().next(JobCourse.refusing(BOB::equals).atLook(1));
    return Told.by(home, "run", "tiers");
  }

  /** That it is not done, with the run as the fault's key; returns the words. */
  private String refused(String run) {
    Told told = Told.by(home, "retry", run);
    assertEquals(2, told.exit(), told::toString);
    JsonNode fault = told.document().path("faults").path(0);
    assertEquals(run, fault.path("key").asText(), told::toString);
    assertTrue(fault.path("mend").asText().length() > 0, told::toString);
    return told.fault();
  }

  @Test
  void withItsOwnRunOfToday() {
    Told partial = partial();
    assertEquals("{\"status-400\":1}", partial.document().get("refusedByReason").toString());
    Told retried = Told.by(home, "retry", partial.text("run"));

    assertEquals(0, retried.exit(), retried::toString);
    assertEquals("WHOLE", retried.text("state"));
    assertTrue(retried.text("run").endsWith(".tiers.2"), retried::toString);
    assertEquals(1, retried.document().path("users").path("applied").asInt());
    assertEquals(Map.of("Loyalty tier", "silver"), api.people().attributes(BOB));
  }

  @Test
  void orAcceptedWhereNobodyWaits() {
    Told retried = Told.by(home, "retry", partial().text("run"), "--no-wait");

    assertEquals(4, retried.exit(), retried::toString);
    assertEquals("ACCEPTED", retried.text("state"));
  }

  /** The second has nobody left to send, and says so. */
  @Test
  void onceIsEnough() {
    String run = partial().text("run");
    Told.by(home, "retry", run);
    int before = api.requests().count(ApiEndpoint.BULK);
    Told second = Told.by(home, "retry", run);

    assertEquals(0, second.exit(), second::toString);
    assertEquals(0, second.document().path("users").path("sent").asInt());
    assertEquals(before, api.requests().count(ApiEndpoint.BULK));
  }

  @Test
  void butNoRunThatNobodyKnows() {
    String words = refused("2026-11-22.tiers.9");
    assertTrue(words.contains("is no run in this ledger"), words);
  }

  @Test
  void norOneOfSegments() {
    home.pipeline("winback", TestHome.ALL);
    String words = refused(Told.by(home, "run", "winback").text("run"));
    assertTrue(words.contains("courier resend"), words);
  }

  @Test
  void norOneThatIsWhole() {
    String words = refused(Told.by(home, "run", "tiers").text("run"));
    assertTrue(words.contains("applied to everybody"), words);
  }

  @Test
  void norOneThatIsStillFollowed() {
    api.jobs().all(JobCourse.neverEnding());
    String words = refused(Told.by(home, "run", "tiers", "--no-wait").text("run"));
    assertTrue(words.contains("still followed"), words);
  }
}
