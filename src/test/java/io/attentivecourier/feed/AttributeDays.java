package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiFailures;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.api.JobCourse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A home whose pipeline sends one attribute, and what Attentive holds of each person after each
 * thing that happens. Every new value is greater than all before it.
 */
final class AttributeDays implements AutoCloseable {
  static final int PEOPLE = 6;
  private static final String TIERS = "SELECT phone, segment_name AS tier" + TestHome.ROWS;
  private static final String NAME = "Loyalty tier";
  private static final String FILE = "attributes.jsonl";
  private static final String CANARY = "+12025550199";
  private static final String RETRY_DELAY = "api.retryDelay";
  private static final int FOLLOWED_HOURS = 14;

  private final TestHome home = new TestHome();
  private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim").withoutLimits());
  private final int[] values = new int[PEOPLE];
  private final List<RunId> runs = new ArrayList<>();
  private final Map<String, Set<String>> queried = new HashMap<>();
  private final Map<String, String> held = new HashMap<>();
  private int newest;

  AttributeDays() throws Exception {
    System.setProperty(RETRY_DELAY, "1");
    home.beforeEach(null);
    home.api(api).set("courier.api.usersPerRequest", "2");
    home.pipeline("tiers", TIERS, "direct:send-attributes");
    rows();
  }

  /** What may happen. */
  enum Kind {
    CHANGE,
    LEAVE,
    RUN,
    LOOK,
    LATER,
    NEW_DAY,
    REFUSE,
    NEVER_END,
    FAIL_JOB,
    LOSE_LINE,
    BREAK,
    HEAL,
    LOCK_OUT,
    RESTART,
    RETRY,
    NEW_KEY
  }

  /** One thing that happens, to one person where that means anything. */
  record Step(Kind kind, int person) {}

  void go(Step step) throws Exception {
    String person = phone(step.person());
    switch (step.kind()) {
      case CHANGE -> values[step.person()] = ++newest;
      case LEAVE -> values[step.person()] = step.person() == 0 ? ++newest : 0;
      case RUN -> run();
      case LOOK -> look();
      case LATER -> later(Duration.ofHours(1));
      case NEW_DAY -> later(Duration.ofDays(1));
      case REFUSE -> api.jobs().all(JobCourse.refusing(person::equals));
      case NEVER_END -> api.jobs().all(JobCourse.neverEnding());
      case FAIL_JOB -> api.jobs().all(JobCourse.ending("FAILED"));
      case LOSE_LINE -> api.jobs().all(JobCourse.with(JobCourse.Result.LINE_MISSING));
      case BREAK -> api.faults().always(ApiEndpoint.BULK, broken(step.person()));
      case HEAL -> heal();
      case LOCK_OUT -> home.stop().set("courier.api.key", "another");
      case RESTART -> home.startAgain();
      case RETRY -> retry(step.person());
      case NEW_KEY -> newKey();
    }
    rows();
    check();
  }

  private static ApiFailures.ApiFailure broken(int kind) {
    return List.of(
            ApiFailures.ApiFailure.status(503),
            ApiFailures.ApiFailure.cutAfterTaking(),
            ApiFailures.ApiFailure.cutBeforeReading(),
            ApiFailures.ApiFailure.status(429),
            ApiFailures.ApiFailure.cutInAnswer(),
            ApiFailures.ApiFailure.status(403))
        .get(kind);
  }

  private void heal() {
    api.faults().clear();
    home.stop().api(api);
  }

  /** As on another machine: nobody who is known can be told any more. */
  private void newKey() throws IOException {
    home.stop();
    Files.deleteIfExists(home.home().state().resolve("key"));
  }

  private void later(Duration time) throws Exception {
    home.clock().forward(time);
    look();
  }

  private static String phone(int person) {
    return "+1" + (2_025_550_100L + person);
  }

  /** Person 0 is there always: the canaries have their value. */
  private void rows() {
    List<String> lines = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      if (person == 0 || values[person] > 0) {
        lines.add(phone(person).substring(2) + "," + value(values[person]));
      }
    }
    home.rows(lines.toArray(String[]::new));
  }

  private static String value(int number) {
    return "v%04d".formatted(number);
  }

  /** What the query gives now. */
  private Map<String, String> now() {
    Map<String, String> now = new HashMap<>(Map.of(CANARY, value(values[0])));
    for (int person = 0; person < PEOPLE; person++) {
      if (person == 0 || values[person] > 0) {
        now.put(phone(person), value(values[person]));
      }
    }
    return now;
  }

  private RunReport run() throws Exception {
    Map<String, String> query = now();
    query.forEach((who, what) -> queried.computeIfAbsent(who, p -> new HashSet<>()).add(what));
    RunReport report = home.run("tiers");
    runs.add(report.run());
    unchangedAreHeld(report, query);
    look();
    api.jobs().all(JobCourse.good());
    return report;
  }

  /** Whoever is not in the sealed file has the query's value already. */
  private void unchangedAreHeld(RunReport report, Map<String, String> query) throws IOException {
    Set<String> sent = sealed(report.run());
    assertEquals(query.size() - sent.size(), report.users().unchanged(), report.toString());
    query.forEach(
        (who, what) -> {
          boolean good = sent.contains(who) || what.equals(api.people().attributes(who).get(NAME));
          assertTrue(good, () -> "unchanged, but not at Attentive: " + report);
        });
  }

  private Set<String> sealed(RunId run) throws IOException {
    Path file =
        Stream.of(home.home().outbox(), home.home().sent(), home.home().failed())
            .map(folder -> folder.resolve(run.toString()).resolve(FILE))
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    Set<String> people = new HashSet<>();
    for (String line : file == null ? List.<String>of() : Files.readAllLines(file)) {
      people.add(new ObjectMapper().readTree(line).at("/identifiers/phone").asText());
    }
    return people;
  }

  private RunReport look() throws Exception {
    if (runs.isEmpty()) {
      return null;
    }
    List<RunId> open = home.ledger().requests().openRuns();
    RunId last = open.isEmpty() ? runs.get(runs.size() - 1) : open.get(open.size() - 1);
    return home.courier().follow(last, false);
  }

  /** One of the last three runs, where it has ended without everybody. */
  private void retry(int which) throws Exception {
    int place = runs.size() - 1 - which % 3;
    if (place >= 0 && isRetriable(runs.get(place))) {
      RunRequest.Kept kept = new RunRequest.Kept(runs.get(place), "somebody", "");
      runs.add(home.courier().resend(RunRequest.retry(kept)).run());
      look();
    }
  }

  private boolean isRetriable(RunId run) throws Exception {
    RunReport report = home.ledger().reports().of(run).orElseThrow();
    return !home.ledger().requests().openRuns().contains(run)
        && home.ledger().files().isSealed(run)
        && report.users().sent() > report.users().applied();
  }

  private void check() throws Exception {
    api.people().everyone().forEach((who, what) -> check(who, what.get(NAME).toString()));
    for (RunId run : runs) {
      RunReport report = home.ledger().reports().of(run).orElseThrow();
      RunReport.Users users = report.users();
      assertEquals(report.counts().valid(), users.sent() + users.unchanged(), report.toString());
      assertEquals(
          users.sent(), users.applied() + users.refused() + users.unconfirmed(), report.toString());
    }
    assertEquals(List.of(), api.breaches());
  }

  private void check(String who, String value) {
    assertTrue(queried.getOrDefault(who, Set.of()).contains(value), "nobody sent " + value);
    String before = held.put(who, value);
    assertTrue(before == null || before.compareTo(value) <= 0, before + " became " + value);
  }

  /** Once nothing is broken, one more run leaves everybody with the query's values. */
  void endsWhole() throws Exception {
    heal();
    api.jobs().all(JobCourse.good());
    for (int hour = 0; hour < FOLLOWED_HOURS; hour++) {
      later(Duration.ofHours(1));
    }
    RunReport last = home.follow(run());
    assertEquals(RunState.WHOLE, last.state(), last.toString());
    now().forEach((who, what) -> assertEquals(what, api.people().attributes(who).get(NAME), who));
    assertEquals(now().size(), run().users().unchanged());
    check();
  }

  @Override
  public void close() throws Exception {
    System.clearProperty(RETRY_DELAY);
    try {
      home.afterEach(null);
    } finally {
      api.close();
    }
  }
}
