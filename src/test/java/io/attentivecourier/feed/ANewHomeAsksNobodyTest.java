package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Trees;
import io.attentivecourier.known.EarlierAsked;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The ledger, its mark and the key tell who was asked; an operator looks where one of them is new
 * or gone.
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

  private void loseTheLedger() throws Exception {
    home.stop();
    for (String file : new String[] {"ledger.db", "ledger.db-wal", "ledger.db-shm"}) {
      Files.deleteIfExists(state(file));
    }
  }

  @Test
  void aLostListHolds() throws Exception {
    signUps.people(2).acknowledged().run();
    loseTheLedger();
    Files.delete(state("asked.mark"));
    RunReport held = assertHeld("nobody is known");
    assertEquals(2, release(held).users().previouslyCreated());
  }

  /** The list as an earlier courier left it, which needed no ledger. */
  @Test
  void aNewLedgerHoldsThoughTheListIsThere() throws Exception {
    signUps.people(2).acknowledged().run();
    EarlierAsked list = new EarlierAsked(state("people"), key().id()).sorted(0, asked(2)).log(0);
    loseTheLedger();
    Files.delete(state("asked.mark"));
    signUps.people(3);
    RunReport released = release(assertHeld("this ledger is new"));
    assertEquals(2, released.users().alreadySent());
    assertEquals(1, released.users().applied());
    assertEquals(1, signUps.texts(0));
    assertFalse(Files.exists(list.log()));
  }

  private LongStream asked(int people) throws Exception {
    MemberHash hash = key().memberHash();
    return IntStream.range(0, people).mapToLong(one -> hash.of(SignUps.person(one)));
  }

  private IdentifierKey key() throws Exception {
    return IdentifierKey.at(keyFile());
  }

  /** It is whole and acknowledged; only the mark tells who was asked since. */
  @Test
  void aBackupOfTheLedgerAsksNobodyAgain() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    byte[] backup = Files.readAllBytes(state("ledger.db"));
    signUps.people(4);
    assertEquals(2, signUps.run().users().applied());
    loseTheLedger();
    Files.write(state("ledger.db"), backup);
    RunReport held = assertHeld("this ledger is an older one");
    RunReport released = release(held);
    assertEquals(2, released.users().alreadySent());
    assertEquals(2, released.users().previouslyCreated());
    assertEquals(4, signUps.run().users().alreadySent());
  }

  /** A disk that is new, and the backup on it: the mark belongs to no backup. */
  @Test
  void aLedgerWithoutItsMarkHolds() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    Files.delete(state("asked.mark"));
    assertHeld("asked.mark is gone");
  }

  @Test
  void aLostLedgerHolds() throws Exception {
    signUps.people(2).acknowledged().run();
    loseTheLedger();
    assertHeld("this ledger is an older one");
  }

  /** Who was asked is not in it any more. */
  @Test
  void aLostFolderOfPeopleAsksNobodyAgain() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    Trees.delete(state("people"));
    assertEquals(2, signUps.run().users().alreadySent());
    assertEquals(1, signUps.texts(0));
  }

  @Test
  void aNewKeyHolds() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    Files.delete(keyFile());
    RunReport held = assertHeld("under another key");
    assertEquals(2, release(held).users().previouslyCreated());
    assertEquals(2, signUps.run().users().alreadySent());
  }

  private Path keyFile() throws Exception {
    try (var files = Files.walk(home.home().state())) {
      return files.filter(file -> file.getFileName().toString().equals("key")).findFirst().get();
    }
  }

  @Test
  void aDamagedListHolds() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    Path mark = state("asked.mark");
    byte[] bytes = Files.readAllBytes(mark);
    bytes[0] ^= 1;
    Files.write(mark, bytes);
    assertHeld("damaged");
  }

  /** What an earlier courier left, with one bit changed. */
  @Test
  void aDamagedListOfAnEarlierCourierHolds() throws Exception {
    signUps.people(2).acknowledged().run();
    home.stop();
    EarlierAsked list = new EarlierAsked(state("people"), key().id()).sorted(0, asked(2)).log(0);
    byte[] bytes = Files.readAllBytes(list.log());
    bytes[9] ^= 1;
    Files.write(list.log(), bytes);
    RunReport held = assertHeld("damaged");
    assertTrue(Files.exists(list.log()));
    assertEquals(2, release(held).users().alreadySent());
    assertTrue(Files.exists(state("people").resolve("subscribers.asking.1")));
  }

  @Test
  void aReleaseOpensWhatWasShownAndNothingElse() throws Exception {
    signUps.people(2);
    RunReport held = assertHeld("nobody");
    home.stop();
    Files.delete(keyFile());
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
    Files.delete(state("asked.mark"));
    home.startAgain();
    RunReport after = signUps.follow(first.run());
    assertEquals(3, after.users().unconfirmed(), after.message());
    assertEquals(0, signUps.asked());
  }

  /** A backup of between the seal and the requests: nobody can tell whom it asked since. */
  @Test
  void whatABackupHasSealedIsNotSent() throws Exception {
    signUps.people(3).acknowledged();
    RunReport first = home.run("signups");
    home.stop();
    byte[] backup = Files.readAllBytes(state("ledger.db"));
    assertEquals(3, signUps.follow(first.run()).users().applied());
    loseTheLedger();
    Files.write(state("ledger.db"), backup);
    Files.move(state("sent").resolve(first.run().toString()), outbox(first));
    RunReport after = signUps.follow(first.run());
    assertEquals(3, after.users().unconfirmed(), after.message());
    for (int person = 0; person < 3; person++) {
      assertEquals(1, signUps.texts(person));
    }
  }

  private Path outbox(RunReport run) {
    return home.home().outbox().resolve(run.run().toString());
  }
}
