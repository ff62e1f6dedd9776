package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.known.EarlierAsked;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A home whose pipeline opts a few people in, and an API that outlives every child that is killed.
 * An earlier courier has asked the first of them.
 */
final class SubscriberScene implements AutoCloseable {
  private static final int PEOPLE = 8;
  private static final int ASKED = 5;
  private static final int IN_LOG = 2;
  private static final int IN_FLIGHT = 2;

  final Scene scene;
  final FaultyApi api = FaultyApi.start(ApiOptions.of("acme").withoutLimits());
  private final IdentifierKey key;

  SubscriberScene(Path root) throws IOException {
    scene = new Scene(root);
    key = IdentifierKey.at(scene.home.state().resolve("key"));
    Files.writeString(scene.home.settings(), settings(), StandardOpenOption.APPEND);
    scene.toDestination("direct:send-subscribers", sql());
    try (Ledger ledger = scene.ledger()) {
      ledger.people().acknowledge(key.id(), null);
    }
  }

  private String settings() {
    return String.join(
        "\n",
        "courier.api.url=" + api.url(),
        "courier.api.key=" + api.key(),
        "courier.api.inFlight=" + IN_FLIGHT,
        "courier.subscribers.signUpSourceId=su-1",
        "");
  }

  private static String sql() {
    return "SELECT (2025550100 + i)::VARCHAR AS phone, true AS consent FROM range(%d) AS r(i)"
        .formatted(PEOPLE);
  }

  private static String person(int number) {
    return "+1" + (2_025_550_100L + number);
  }

  private long hash(int number) {
    return key.memberHash().of(person(number));
  }

  /** The files of the earlier courier, with so many others in them. */
  SubscriberScene earlier(int others) throws IOException {
    LongStream some = LongStream.range(0, others).map(one -> one * 0x9E3779B97F4A7C15L);
    LongStream asked = IntStream.range(0, ASKED - IN_LOG).mapToLong(this::hash);
    long[] since = IntStream.range(ASKED - IN_LOG, ASKED).mapToLong(this::hash).toArray();
    new EarlierAsked(scene.home.people(), key.id())
        .sorted(0, LongStream.concat(some, asked).sorted())
        .log(0, since);
    return this;
  }

  Process child(int haltAt) throws IOException {
    String main = AttributeCourier.class.getName();
    return scene.java(main, scene.home.root().toString(), "" + Scene.NOON, "" + haltAt);
  }

  /** Runs a child that is to die before its n-th step. */
  void killed(int step) throws Exception {
    int ended = scene.end(child(step));
    assertTrue(List.of(0, 2, StrikingClock.HALTED).contains(ended), scene::words);
  }

  /** Runs a child that dies once a step of its take-over can be seen. */
  void killedAfter(HaltedTakeOver.Step step) throws Exception {
    String main = HaltedTakeOver.class.getName();
    Process child = scene.java(main, scene.home.root().toString(), step.name());
    assertEquals(StrikingClock.HALTED, scene.end(child), scene::words);
  }

  /** What it left on disk. */
  boolean isLeft(String name) {
    return Files.exists(scene.home.state().resolve(name));
  }

  /** How often a run that meets no fault asks for the time. */
  int steps() throws Exception {
    StrikingClock clock = clock();
    AttributeCourier.run(scene.home.root(), clock);
    return clock.asked();
  }

  private static StrikingClock clock() {
    return StrikingClock.counting(Scene.NOON).ticking();
  }

  /** Everybody is asked once: by the earlier courier, or since. In flight a few may be lost. */
  void everybodyIsAskedOnce(String when) throws Exception {
    AttributeCourier.goOn(scene.home.root(), clock());
    AttributeCourier.run(scene.home.root(), clock());
    RunReport last = AttributeCourier.run(scene.home.root(), clock());
    assertEquals(PEOPLE, last.users().alreadySent(), () -> when + ": " + last);
    int asked = 0;
    for (int number = 0; number < PEOPLE; number++) {
      int texts = api.people().texts(person(number));
      assertTrue(texts <= (number < ASKED ? 0 : 1), when + ": person " + number + " " + texts);
      asked += texts;
    }
    assertTrue(asked >= PEOPLE - ASKED - IN_FLIGHT, when + ": " + asked + " were asked");
    assertEquals(List.of(), api.breaches(), when);
  }

  /** The ledger has all, and the files are kept under another name. */
  void allIsTakenOver(String when, int others) throws IOException {
    try (Ledger ledger = scene.ledger()) {
      assertEquals(others + PEOPLE, ledger.people().total().people(), when);
    }
    assertTrue(isLeft("people/subscribers.asked.imported"), when);
    assertTrue(isLeft("people/subscribers.asking.imported"), when);
    assertFalse(isLeft("people/subscribers.asked"), when);
    assertFalse(isLeft("people/subscribers.asking"), when);
  }

  @Override
  public void close() {
    api.close();
    scene.close();
  }
}
