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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The ledger, the key and a list tell who was asked; an operator looks where one of them is new.
 */
class ANewHomeAsksNobodyTest {
  @RegisterExtension final TestHome home = new TestHome();
  @RegisterExtension final SignUps signUps = new SignUps(home);

  private Path state(String name) {
    return home.home().state().resolve(name);
  }

  private RunReport assertHeld(String why) throws Exception {
    int before = signUps.api().requests().count(ApiEndpoint.SUBSCRIBE);
    RunReport report = signUps.run();
    assertEquals(RunState.HELD, report.state(), report.message());
    assertEquals("new-ledger", report.reason());
    assertTrue(report.message().contains(why), report.message());
    assertEquals(before, signUps.api().requests().count(ApiEndpoint.SUBSCRIBE));
    return report;
  }

  private RunReport release(RunReport held) throws Exception {
    return signUps.run("signups", RunRequest.release(held.run(), null));
  }

  @Test
  void theFirstRunIsHeldUntilItIsReleased() throws Exception {
    signUps.people(2);
    RunReport held = assertHeld("nobody is known to have been asked from this home");
    RunReport released = release(held);
    assertEquals(RunState.WHOLE, released.state());
    assertEquals(2, signUps.asked());
  }

  @Test
  void onceReleasedItStaysSo() throws Exception {
    signUps.pipeline("others").people(2);
    release(assertHeld("nobody"));
    home.startAgain();
    signUps.people(3);
    assertEquals(1, signUps.run().users().applied());
    signUps.people(4);
    assertEquals(1, signUps.run("others", RunRequest.RUN).users().applied());
  }

  @Test
  void aPlanShowsTheHoldAndOpensNothing() throws Exception {
    signUps.people(2);
    RunReport plan = signUps.run("signups", RunRequest.PLAN);
    assertEquals(RunState.HELD, plan.state());
    assertTrue(plan.message().contains("opts in 2 people"), plan.message());
    assertHeld("nobody");
  }

  @Test
  void aLostListHolds() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    Trees.delete(state("people"));
    RunReport held = assertHeld("nobody is known");
    assertEquals(2, release(held).users().previouslyCreated());
  }

  @Test
  void aNewLedgerHoldsThoughTheListIsThere() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    for (String file : new String[] {"ledger.db", "ledger.db-wal", "ledger.db-shm"}) {
      Files.deleteIfExists(state(file));
    }
    signUps.people(3);
    RunReport released = release(assertHeld("this ledger is new"));
    assertEquals(2, released.users().alreadySent());
    assertEquals(1, released.users().applied());
    assertEquals(1, signUps.texts(0));
  }

  @Test
  void aNewKeyHolds() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    Files.delete(key());
    RunReport held = assertHeld("under another key");
    assertEquals(2, release(held).users().previouslyCreated());
    assertEquals(2, signUps.run().users().alreadySent());
  }

  private Path key() throws Exception {
    try (var files = Files.walk(home.home().state())) {
      return files.filter(file -> file.getFileName().toString().equals("key")).findFirst().get();
    }
  }

  @Test
  void aDamagedListHolds() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    Path log = state("people").resolve("subscribers.asking");
    byte[] bytes = Files.readAllBytes(log);
    bytes[40] ^= 1;
    Files.write(log, bytes);
    assertHeld("damaged");
  }

  @Test
  void aReleaseOpensWhatWasShownAndNothingElse() throws Exception {
    signUps.people(2);
    RunReport held = assertHeld("nobody");
    home.stop();
    Files.delete(key());
    RunReport other = release(held);
    assertEquals(RunState.HELD, other.state());
    assertEquals(0, signUps.asked());
    assertEquals(RunState.WHOLE, release(other).state());
  }

  /** What was sealed before the list was lost may be half sent: nobody can tell whom it asked. */
  @Test
  void whatWasSealedBeforeIsNotSent() throws Exception {
    signUps.people(3).acknowledged();
    RunReport first = home.run("signups");
    home.stop();
    Trees.delete(state("people"));
    home.startAgain();
    RunReport after = signUps.follow(first.run());
    assertEquals(3, after.users().unconfirmed(), after.message());
    assertEquals(0, signUps.asked());
  }
}
