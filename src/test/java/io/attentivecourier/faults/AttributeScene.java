package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.Batch;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.api.Job;
import io.attentivecourier.standin.api.JobCourse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A home whose pipeline sends one attribute of a few people, two a request and two requests at
 * once, and an API that outlives every child that is killed.
 */
final class AttributeScene implements AutoCloseable {
  static final int PEOPLE = 14;
  private static final int IN_FLIGHT = 4;
  private static final String DESTINATION = "direct:send-attributes";
  private static final String NAME = "Loyalty tier";

  final Scene scene;
  final FaultyApi api = FaultyApi.start(ApiOptions.of("acme.attn.tv").withoutLimits());
  private int values;

  AttributeScene(Path root) throws IOException {
    scene = new Scene(root);
    api.jobs().all(JobCourse.good().atLook(1));
    Files.writeString(scene.home.settings(), settings(), StandardOpenOption.APPEND);
  }

  private String settings() {
    return String.join(
        "\n",
        "courier.api.url=" + api.url(),
        "courier.api.key=" + api.key(),
        "courier.api.requestsPerSecond=0",
        "courier.api.usersPerRequest=2",
        "courier.api.inFlight=2",
        "courier.api.confirmEvery=1s",
        "courier.attributes.tier.name=" + NAME,
        "");
  }

  /** New values of all people. */
  AttributeScene newValues() throws IOException {
    values++;
    return query(PEOPLE);
  }

  AttributeScene query(int people) throws IOException {
    scene.toDestination(DESTINATION, sql(people));
    return this;
  }

  /** The same, started by a schedule. */
  AttributeScene scheduled(String cron) throws IOException {
    scene.scheduled(Scene.PIPELINE, cron, sql(PEOPLE), DESTINATION);
    return this;
  }

  private String sql(int people) {
    return "SELECT (202 + i // 100 % 700) || '55501' || lpad((i % 100)::VARCHAR, 2, '0') AS phone,"
        + " 'v%03d' AS tier FROM range(%d) AS r(i)".formatted(values, people);
  }

  private String value() {
    return "v%03d".formatted(values);
  }

  Process child(int haltAt) throws IOException {
    String main = AttributeCourier.class.getName();
    return scene.java(main, scene.home.root().toString(), "" + Scene.NOON, "" + haltAt);
  }

  /** Runs a child that is to die before its n-th step. */
  void killed(int step) throws Exception {
    int ended = scene.end(child(step));
    assertTrue(List.of(0, StrikingClock.HALTED).contains(ended), scene::words);
  }

  /** Runs a child until that many calls hang, and kills it. */
  void killedOnceHanging(int calls) throws Exception {
    Process child = child(0);
    assertTrue(api.faults().awaitHanging(calls, Scene.PATIENCE), scene::words);
    scene.kill(child);
    api.faults().clear();
  }

  void killedWhileItStages() throws Exception {
    Process child = child(0);
    while (Invariants.entries(scene.home.staging()).isEmpty()) {
      assertTrue(!child.waitFor(5, TimeUnit.MILLISECONDS), scene::words);
    }
    scene.kill(child);
  }

  RunReport run() throws Exception {
    return AttributeCourier.run(scene.home.root(), clock());
  }

  void goOn() throws Exception {
    AttributeCourier.goOn(scene.home.root(), clock());
  }

  private static StrikingClock clock() {
    return StrikingClock.counting(Scene.NOON).ticking();
  }

  /** How often a run that meets no fault asks for the time. */
  int steps() throws Exception {
    StrikingClock clock = clock();
    assertEquals(RunState.WHOLE, AttributeCourier.run(scene.home.root(), clock).state());
    return clock.asked();
  }

  /** What is left is brought to its end: only what was in flight goes twice. */
  void leftIsSentOnce(String when) throws Exception {
    goOn();
    sums(when);
    int sent = records(value()).values().stream().mapToInt(Integer::intValue).sum();
    assertTrue(sent == 0 || sent >= PEOPLE, () -> when + ": " + sent + " records");
    assertTrue(sent <= PEOPLE + IN_FLIGHT, () -> when + ": " + sent + " records");
    inOrder(when);
  }

  /** The next run leaves everybody with today's value, and the one after it has nobody to send. */
  void nextRunIsWhole(String when) throws Exception {
    RunReport next = run();
    assertEquals(RunState.WHOLE, next.state(), () -> when + ": " + next);
    sums(when);
    inOrder(when);
    Map<String, Map<String, Object>> held = api.people().everyone();
    assertEquals(PEOPLE, held.size(), when);
    held.forEach((who, what) -> assertEquals(Map.of(NAME, value()), what, when));
    RunReport after = run();
    assertEquals(PEOPLE, after.users().unchanged(), () -> when + ": " + after);
    assertEquals(List.of(), api.breaches(), when);
  }

  /** Nobody gets an older value after a newer one. */
  private void inOrder(String when) {
    Map<String, String> last = new TreeMap<>();
    for (Job job : api.jobs().list()) {
      for (Batch.UserRecord user : job.records()) {
        String value = user.attributes().get(NAME).toString();
        String before = last.put(user.identifier(), value);
        assertTrue(before == null || before.compareTo(value) <= 0, () -> when + ": out of order");
      }
    }
  }

  /** How often each person was sent with that value. */
  private Map<String, Integer> records(String value) {
    Map<String, Integer> records = new TreeMap<>();
    for (Job job : api.jobs().list()) {
      for (Batch.UserRecord user : job.records()) {
        if (value.equals(user.attributes().get(NAME))) {
          records.merge(user.identifier(), 1, Integer::sum);
        }
      }
    }
    return records;
  }

  void sums(String when) {
    for (RunReport run : runs()) {
      RunReport.Users users = run.users();
      if (users != null && users.sent() + users.unchanged() > 0) {
        assertEquals(run.counts().valid(), users.sent() + users.unchanged(), when + ": " + run);
        long told = users.applied() + users.refused() + users.unconfirmed();
        assertEquals(users.sent(), told, when + ": " + run);
      }
    }
  }

  List<RunReport> runs() {
    try (Ledger ledger = scene.ledger()) {
      return new ArrayList<>(ledger.reports().on(Scene.DAY));
    }
  }

  @Override
  public void close() {
    api.close();
    scene.close();
  }
}
