package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.LiveContext;
import io.attentivecourier.http.RawServer;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiFailures;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The claim of this destination: whatever breaks, and however often it runs, a person is asked
 * once.
 */
class NobodyIsTextedTwiceTest {
  private static final int PEOPLE = 4;

  @RegisterExtension final TestHome home = new TestHome();
  @RegisterExtension final SignUps signUps = new SignUps(home);

  private void assertNobodyTwice() {
    for (int i = 0; i < PEOPLE + 2; i++) {
      assertTrue(
          signUps.texts(i) <= 1, "person " + i + " was asked " + signUps.texts(i) + " times");
    }
  }

  private static void assertSum(RunReport.Users users) {
    assertEquals(users.sent(), users.applied() + users.refused() + users.unconfirmed());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(ApiFailures.ApiFailure.status(429), "WHOLE", 4, 0, 0),
        Arguments.of(ApiFailures.ApiFailure.retryAfter(429, "0"), "WHOLE", 4, 0, 0),
        Arguments.of(ApiFailures.ApiFailure.status(400), "PARTIAL", 3, 1, 0),
        Arguments.of(ApiFailures.ApiFailure.status(422), "PARTIAL", 3, 1, 0),
        Arguments.of(ApiFailures.ApiFailure.status(408), "PARTIAL", 3, 0, 1),
        Arguments.of(ApiFailures.ApiFailure.status(500), "PARTIAL", 3, 0, 1),
        Arguments.of(ApiFailures.ApiFailure.status(503), "PARTIAL", 3, 0, 1),
        Arguments.of(ApiFailures.ApiFailure.retryAfter(503, "0"), "PARTIAL", 3, 0, 1),
        Arguments.of(ApiFailures.ApiFailure.hang(), "PARTIAL", 3, 0, 1),
        Arguments.of(ApiFailures.ApiFailure.hangAfterTaking(), "PARTIAL", 3, 0, 1),
        Arguments.of(ApiFailures.ApiFailure.cutBeforeReading(), "PARTIAL", 3, 0, 1),
        Arguments.of(ApiFailures.ApiFailure.cutAfterTaking(), "PARTIAL", 3, 0, 1),
        Arguments.of(ApiFailures.ApiFailure.cutInAnswer(), "PARTIAL", 3, 0, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void anAnswerThatSaysNothingIsTheLastWord(
      ApiFailures.ApiFailure fault, RunState state, int applied, int refused, int unconfirmed)
      throws Exception {
    signUps.people(PEOPLE).acknowledged();
    signUps.api().faults().next(ApiEndpoint.SUBSCRIBE, fault);
    RunReport report = signUps.run();
    assertEquals(state, report.state(), report.message());
    assertEquals(applied, report.users().applied());
    assertEquals(refused, report.users().refused());
    assertEquals(unconfirmed, report.users().unconfirmed());
    home.startAgain();
    assertEquals(PEOPLE, signUps.run().users().alreadySent());
    assertNobodyTwice();
  }

  @ParameterizedTest
  @CsvSource({"401, unauthorized", "403, forbidden", "404, wrong-url"})
  void whatEveryoneWouldMeetStopsTheRun(int status, String reason) throws Exception {
    signUps.people(PEOPLE).acknowledged();
    signUps.api().faults().always(ApiEndpoint.SUBSCRIBE, ApiFailures.ApiFailure.status(status));
    RunReport report = signUps.run();
    assertEquals(RunState.FAILED, report.state());
    assertEquals(reason, report.reason());
    assertEquals(0, signUps.asked());
    signUps.api().faults().clear();
    home.startAgain();
    RunReport second = signUps.run();
    assertSum(second.users());
    assertTrue(second.users().applied() >= PEOPLE - 2, second.message());
    assertNobodyTwice();
  }

  /** As a crash at that place: what the process knew is gone, and the next one begins. */
  @ParameterizedTest
  @CsvSource({
    "send-request, pace, 3, 0",
    "send-request, send, 3, 1",
    "send-request, answered, 3, 1",
  })
  void aCrashOnTheWayLeavesUnconfirmed(String route, String step, int applied, int lost)
      throws Exception {
    home.set("courier.api.inFlight", "1");
    signUps.people(3).acknowledged();
    home.run("signups", RunRequest.PLAN);
    crashing(route, step, 2);
    RunReport first = signUps.tryRun();
    home.startAgain();
    RunReport after = signUps.follow(first.run());
    assertSum(after.users());
    assertEquals(lost, after.users().unconfirmed(), after.message());
    assertEquals(applied - lost, after.users().applied(), after.message());
    assertEquals(3, signUps.run().users().alreadySent());
    assertNobodyTwice();
  }

  /** At the n-th passing of the step. */
  private void crashing(String route, String step, int nth) throws Exception {
    AtomicInteger left = new AtomicInteger(nth);
    AdviceWith.adviceWith(
        LiveContext.of(home.courier()),
        route,
        builder ->
            builder
                .weaveById(step)
                .before()
                .process(
                    exchange -> {
                      if (left.decrementAndGet() == 0) {
                        throw new IllegalStateException("as asked");
                      }
                    }));
  }

  static Stream<RawServer.Script> stalls() {
    String ok = "HTTP/1.1 202 Accepted\r\n";
    String endless = ok + "Content-Length: 100000000000\r\n\r\n";
    return Stream.of(
        (request, line) -> line.send(ok).trickle("a: b\r\n", 40),
        (request, line) -> line.send(endless).trickle("{", 40),
        (request, line) -> line.send(ok).flood("a: " + "b".repeat(7_000) + "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("stalls")
  void whoseAnswerNeverEndsIsUnconfirmedAndNotAskedAgain(RawServer.Script stall) throws Exception {
    try (RawServer server = RawServer.answering(stall)) {
      home.set("courier.api.url", server.url());
      RunReport report = signUps.people(3).acknowledged().run();
      RunReport.Users users = home.ledger().reports().users(report.run()).orElseThrow();
      assertEquals(3, users.unconfirmed());
      assertEquals(3, server.calls().size());
      signUps.run();
      assertEquals(3, server.calls().size());
    }
  }

  @Test
  void anOutageLosesFewAndAsksNobodyTwice() throws Exception {
    signUps.people(30).acknowledged();
    signUps.api().faults().always(ApiEndpoint.SUBSCRIBE, ApiFailures.ApiFailure.status(503));
    RunReport report = signUps.run();
    assertEquals("api-down", report.reason());
    long lost = home.ledger().requests().results(report.run()).size();
    assertTrue(lost <= 7, lost + " people are lost");
    signUps.api().faults().clear();
    assertNobodyTwice();
  }

  @Test
  void aUnitThatIsRefusedStopsBeforeEverybodyIs() throws Exception {
    home.set("courier.subscribers.signUpSourceId", "su-of-another-account");
    RunReport report = signUps.people(30).acknowledged().run();
    assertEquals("requests-refused", report.reason());
    assertTrue(report.users().refused() <= 12, report.message());
    home.set("courier.subscribers.signUpSourceId", "su-1");
    home.startAgain();
    assertTrue(signUps.run().users().applied() >= 16);
    assertNobodyTwice();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverHappensInWhicheverOrder(long seed) throws Exception {
    Random random = new Random(seed);
    List<ApiFailures.ApiFailure> faults =
        faults().map(one -> (ApiFailures.ApiFailure) one.get()[0]).toList();
    signUps.pipeline("others").people(PEOPLE).acknowledged();
    for (int i = 0; i < 6; i++) {
      switch (random.nextInt(4)) {
        case 0 -> home.startAgain();
        case 1 -> signUps.people(2 + random.nextInt(PEOPLE + 1));
        case 2 -> crashing("send-request", "answered", 1);
        default -> {
          ApiFailures.ApiFailure fault = faults.get(random.nextInt(faults.size()));
          signUps.api().faults().next(ApiEndpoint.SUBSCRIBE, fault, fault);
        }
      }
      RunReport report = signUps.tryRun(random.nextBoolean() ? "signups" : "others");
      home.ledger().reports().users(report.run()).ifPresent(NobodyIsTextedTwiceTest::assertSum);
      assertNobodyTwice();
    }
  }
}
