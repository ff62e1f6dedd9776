package io.attentivecourier.browser;

import io.attentivecourier.cli.ServedPages;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.api.JobCourse;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A home on a morning after some weeks: whole, held, failed, partial, missed, unchanged and paused,
 * each as it comes about, and its pages for all tests of a class.
 */
final class Morning implements BeforeAllCallback, AfterAllCallback {
  static final String SECRET = "a-secret-of-jane-0123";
  static final String PHONE = "+12025550103";

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private final TestHome home = new TestHome();
  private final Map<String, String> windows = new LinkedHashMap<>();
  private final int days;
  private FaultyApi api;
  private ServedPages pages;

  /** Who serves would catch up what was missed, but for another process that is at it. */
  private Locks.Held busy;

  private Morning(int days) {
    this.days = days;
  }

  /** After that many days on which all went well. */
  static Morning after(int days) {
    return new Morning(days);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    home.beforeEach(context);
    api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"));
    home.api(api).set("courier.console.port", Integer.toString(freePort()));
    home.set("courier.console.token.jane", "operator:" + SECRET);
    home.set("courier.pipeline.vip.freshness.query", "SELECT 7");
    pipelines();
    IntStream.range(0, days).forEach(this::day);
    today();
    home.stop();
    age();
    busy = new Locks(home.home().locks()).tryLock("pipeline-lapsed").orElseThrow();
    pages = ServedPages.start(home.home(), home.clock());
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (api == null) {
      return;
    }
    if (pages != null) {
      pages.close();
      busy.close();
    }
    api.close();
    home.afterEach(context);
  }

  String address() {
    return pages.address();
  }

  Ledger ledger() {
    return pages.serving().courier().ledger();
  }

  TestHome home() {
    return home;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void pipelines() {
    home.write(
        "data/people.csv",
        IntStream.range(0, 8000)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("\n", "i\n", "\n")));
    home.rows("2025550101,gold", "2025550102,silver", "2025550103,gold");
    list("winback", "15 9", "Lapsed buyers, every morning", "'Winback'");
    list(
        "loyalty",
        "30 9",
        "Tiers of the programme",
        "if(p.i % 3 = 0, 'Loyalty gold', 'Loyalty silver')");
    list("newsletter", "45 9", "<img src=x> & \"everybody\" who reads", "'Newsletter'");
    list("vip", "0 6", "The hundred best", "'VIP'");
    list("lapsed", "30 8", "Nobody ran it", "'Lapsed'");
    list("cart", "0 9", "Left something in the cart", "'Cart'");
    list("evening", "0 20", "Not yet", "'Evening'");
    file(
        "birthdays",
        "0 7",
        "A table that was renamed",
        "SELECT phone, 'Birthdays' AS segment_name FROM marts_birthdays",
        "segments");
    file(
        "tiers",
        "0 4",
        "The tier of each person",
        "SELECT phone, segment_name AS tier" + TestHome.ROWS,
        "attributes");
  }

  private void list(String name, String time, String description, String segment) {
    window(name, 0, 300);
    file(
        name,
        time,
        description,
        "SELECT printf('%d55501%02d', 201 + p.i // 100, p.i % 100) AS phone, "
            + segment
            + " AS segment_name FROM read_csv('data/people.csv') p,"
            + " read_csv('data/windows.csv') w WHERE w.pipeline = '"
            + name
            + "' AND p.i >= w.low AND p.i < w.high",
        "segments");
  }

  private void file(
      String name, String time, String description, String query, String destination) {
    home.write(
        "routes/pipelines/" + name + ".camel.yaml",
        """
        - route:
            id: %1$s
            description: '%2$s'
            from:
              uri: quartz:courier/%1$s
              parameters:
                cron: 0 %3$s * * ?
              steps:
                - setBody:
                    constant: |
                      %4$s
                - to:
                    uri: direct:send-%5$s
        """
            .formatted(name, description, time, query, destination));
  }

  /** From which person of all to which: what is before and after it is not in the list. */
  private void window(String pipeline, int low, int high) {
    windows.put(pipeline, low + "," + high);
    home.write(
        "data/windows.csv",
        windows.entrySet().stream()
            .map(one -> one.getKey() + "," + one.getValue())
            .collect(Collectors.joining("\n", "pipeline,low,high\n", "\n")));
  }

  private void at(LocalDate date, int hour, int minute) {
    Instant now = date.atTime(LocalTime.of(hour, minute)).atZone(ZONE).toInstant();
    home.clock().forward(Duration.between(home.clock().instant(), now));
  }

  /** A day on which all went well. */
  private void day(int day) {
    LocalDate date = TODAY.minusDays(days - day);
    try {
      at(date, 9, 15);
      window("winback", day * 40, day * 40 + 4_700 + day * 37 % 11 * 60);
      expect(RunState.WHOLE, "winback");
      window("loyalty", day * 5, 900 + day * 20);
      expect(RunState.WHOLE, "loyalty");
      window("newsletter", 0, 2000 + day * day);
      expect(RunState.WHOLE, "newsletter");
      if (day == 0) {
        expect(RunState.WHOLE, "vip");
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void today() throws Exception {
    at(TODAY.minusDays(1), 12, 0);
    Ledger ledger = home.ledger();
    ledger.schedules().note("lapsed", "0 30 8 * * ?", ZONE);
    ledger.schedules().note("evening", "0 0 20 * * ?", ZONE);
    ledger.schedules().note("cart", "0 0 9 * * ?", ZONE);
    ledger.schedules().pause("cart", "anna", "the shop is closed until Monday");
    at(TODAY, 4, 0);
    api.jobs().next(JobCourse.refusing(PHONE::equals));
    RunState tiers = home.runToItsEnd("tiers").state();
    at(TODAY, 9, 16);
    window("winback", days * 40, days * 40 + 2_000);
    window("loyalty", days * 5, 900 + days * 20);
    window("newsletter", 0, 2_000 + days * days);
    expect(RunState.HELD, "winback");
    expect(RunState.WHOLE, "loyalty");
    expect(RunState.WHOLE, "newsletter");
    expect(RunState.UNCHANGED, "vip");
    expect(RunState.FAILED, "birthdays");
    if (tiers != RunState.PARTIAL) {
      throw new AssertionError("tiers: " + tiers);
    }
    at(TODAY, 9, 25);
  }

  /** The files are of the real today, which on this morning is still to come. */
  private void age() throws IOException {
    try (Stream<Path> files = Files.list(home.home().pipelines())) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(
            file, FileTime.from(TODAY.minusDays(30).atStartOfDay(ZONE).toInstant()));
      }
    }
  }

  private void expect(RunState state, String pipeline) throws Exception {
    var report = home.run(pipeline);
    if (report.state() != state) {
      throw new AssertionError(pipeline + " is " + report.state() + ": " + report.message());
    }
  }
}
