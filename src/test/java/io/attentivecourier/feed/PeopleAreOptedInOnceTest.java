package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Trees;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PeopleAreOptedInOnceTest {
  @RegisterExtension final TestHome home = new TestHome();
  @RegisterExtension final SignUps signUps = new SignUps(home);

  private void assertAsked(int people) {
    assertEquals(people, signUps.asked());
    for (int i = 0; i < people; i++) {
      assertEquals(1, signUps.texts(i), "person " + i);
    }
    assertEquals(List.of(), signUps.api().breaches());
  }

  @Test
  void whoConsentedIsOptedIn() throws Exception {
    RunReport report =
        signUps
            .people(5, "2025550191,false", "2025550192,", "212,true", "2025550100,TRUE")
            .acknowledged()
            .run();
    assertEquals(RunState.WHOLE, report.state());
    assertEquals(5, report.users().applied());
    assertEquals(5, report.users().newlyCreated());
    assertEquals(1, report.counts().duplicates());
    assertEquals(
        Map.of("consent-missing", 2L, "phone-shape", 1L), report.counts().rejectedByRule());
    assertAsked(5);
  }

  @Test
  void whoRefusesInOneRowDoesNotConsentInAnother() throws Exception {
    RunReport report =
        signUps
            .people(3, "2025550191,false", "2025550191,true", "2025550192,true", "2025550192,no")
            .acknowledged()
            .run();
    assertEquals(3, report.users().applied());
    assertEquals(Map.of("consent-missing", 4L), report.counts().rejectedByRule());
    assertEquals(3, report.counts().valid());
    assertAsked(3);
  }

  @Test
  void nobodyIsAskedTwice() throws Exception {
    signUps.people(3).acknowledged().run();
    RunReport second = signUps.people(5).run();
    assertEquals(2, second.users().applied());
    assertEquals(3, second.users().alreadySent());
    RunReport third = signUps.run();
    assertEquals(RunState.WHOLE, third.state());
    assertEquals(5, third.users().alreadySent());
    assertAsked(5);
  }

  @Test
  void anotherPipelineOfTheHomeAsksNobodyAgain() throws Exception {
    signUps.pipeline("others").people(3).acknowledged().run();
    assertEquals(3, signUps.run("others", RunRequest.RUN).users().alreadySent());
    assertAsked(3);
  }

  @Test
  void whoIsSubscribedAlreadyIsCountedSo() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    Trees.delete(home.home().state());
    RunReport report = signUps.acknowledged().run();
    assertEquals(2, report.users().previouslyCreated());
    assertEquals(0, report.users().newlyCreated());
  }

  @Test
  void aPlanSaysInWordsWhatWillHappen() throws Exception {
    signUps.people(1).acknowledged().run();
    RunReport plan = signUps.people(4).run("signups", RunRequest.PLAN);
    assertTrue(
        plan.message()
            .contains(
                "opts in 3 people under the sign-up unit su-1 and may text them;"
                    + " 1 was asked before; 1 already sent; nothing was sent"),
        plan.message());
    assertEquals(3, plan.users().sent());
    assertEquals(1, plan.users().alreadySent());
    assertAsked(1);
  }

  @Test
  void noMoreThanTenASecond() throws Exception {
    home.set("courier.api.requestsPerSecond", "100");
    signUps.people(25).acknowledged().run();
    assertAsked(25);
    List<Instant> arrivals = signUps.api().requests().arrivals(ApiEndpoint.SUBSCRIBE);
    Duration took = Duration.between(arrivals.get(0), arrivals.get(24));
    // 24 gaps of 100 ms; the first request may come late, as it opens the connection.
    assertTrue(took.compareTo(Duration.ofMillis(1_900)) > 0, took.toString());
  }

  @Test
  void noPersonIsNamedInTheState() throws Exception {
    signUps.people(3).acknowledged().run();
    try (var files = Files.walk(home.home().state().resolve("people"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertEquals(false, text.contains("2025550"), file.toString());
      }
    }
  }

  @Test
  void withoutASignUpUnitNothingStarts() throws Exception {
    home.set("courier.subscribers.signUpSourceId", "");
    signUps.people(2);
    for (String command : List.of("run", "plan")) {
      var said = home.cli(command, "signups");
      assertEquals(2, said.exit(), said.err());
      assertTrue(said.err().contains("courier.subscribers.signUpSourceId"), said.err());
    }
    assertEquals(0, signUps.api().requests().count(ApiEndpoint.SUBSCRIBE));
  }
}
