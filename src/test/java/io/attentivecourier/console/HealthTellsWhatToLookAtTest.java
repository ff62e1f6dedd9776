package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthTellsWhatToLookAtTest {
  private static final Health.CheckResult GOOD =
      new Health.CheckResult("ledger", true, "can be read");
  private static final Health.CheckResult BAD =
      new Health.CheckResult("disk", false, "1 MB free \"here\"");

  @Test
  void allUpIsUp() throws Exception {
    try (ObserveFixture console = new ObserveFixture(List.of(() -> GOOD))) {
      HttpResponse<String> answer = console.get("/observe/health");

      assertEquals(200, answer.statusCode());
      assertEquals("application/json", answer.headers().firstValue("content-type").orElseThrow());
      assertEquals(
          """
          {"status":"UP","checks":[{"name":"ledger","status":"UP","text":"can be read"}]}
          """,
          answer.body());
    }
  }

  @Test
  void oneDownIsDownAndTheOthersAreStillTold() throws Exception {
    try (ObserveFixture console = new ObserveFixture(List.of(() -> BAD, () -> GOOD))) {
      HttpResponse<String> answer = console.get("/observe/health");

      assertEquals(503, answer.statusCode());
      assertEquals(
          """
          {"status":"DOWN","checks":[{"name":"disk","status":"DOWN","text":"1 MB free \\"here\\""},\
          {"name":"ledger","status":"UP","text":"can be read"}]}
          """,
          answer.body());
    }
  }

  @Test
  void aTaskThatDiedShowsInBothAndWhatNoRestartFixesInHealthAlone() throws Exception {
    List<String> dead = new ArrayList<>();
    Health health = new Health(List.of(() -> BAD), List.of(HealthChecks.alive(() -> dead)));
    try (ObserveFixture console = new ObserveFixture(health)) {
      assertEquals(503, console.get("/observe/health").statusCode());
      assertEquals(200, console.get("/observe/live").statusCode());
      dead.add("catching up (OutOfMemoryError)");
      for (String page : List.of("/observe/health", "/observe/live")) {
        HttpResponse<String> answer = console.get(page);
        assertEquals(503, answer.statusCode(), page);
        assertTrue(answer.body().contains("died: catching up (OutOfMemoryError)"), page);
      }
    }
  }

  @Test
  void eachRequestLooksAnew() throws Exception {
    AtomicBoolean up = new AtomicBoolean();
    try (ObserveFixture console = new ObserveFixture(List.of(() -> up.get() ? GOOD : BAD))) {
      assertEquals(503, console.get("/observe/health").statusCode());
      up.set(true);
      assertEquals(200, console.get("/observe/health").statusCode());
    }
  }

  @Test
  void aCheckThatFailsIsDownAndItsTextStaysInside() throws Exception {
    try (ObserveFixture console = new ObserveFixture(List.of(() -> GOOD, this::broken))) {
      HttpResponse<String> answer = console.get("/observe/health");

      assertEquals(503, answer.statusCode());
      assertTrue(answer.body().contains("\"name\":\"check-2\",\"status\":\"DOWN\""));
      assertFalse(answer.body().contains("ada@example.com"));
    }
  }

  private Health.CheckResult broken() {
    throw new IllegalStateException("Key (email)=(ada@example.com) exists");
  }
}
