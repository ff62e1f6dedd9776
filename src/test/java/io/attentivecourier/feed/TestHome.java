package io.attentivecourier.feed;

import io.attentivecourier.Courier;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.sftp.FaultySftp;
import io.attentivecourier.standin.sftp.SftpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A home as a user has it, with a stand-in in Attentive's place and a courier at work. After each
 * test it looks for the canaries wherever no person may be named.
 */
public final class TestHome implements BeforeEachCallback, AfterEachCallback {
  /** Ten in the morning in New York. */
  private static final Instant MORNING = Instant.parse("2026-11-22T15:00:00Z");

  /** Between two tries of a file: 2 s in a home, and doubled each time. */
  private static final String RETRY_DELAY = "sftp.retryDelay";

  /** All rows of {@link #rows}, as the last part of a query. */
  public static final String ROWS =
      " FROM read_csv('data/rows.csv', header = true, all_varchar = true)";

  /** The least that a pipeline asks for. */
  public static final String ALL = "SELECT phone, segment_name" + ROWS;

  private static final int MOST_LOOKS = 20;

  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<String> screens = new ArrayList<>();
  private final Set<String> loaded = new HashSet<>();
  private final SettableClock clock = new SettableClock(MORNING, ZoneOffset.UTC);
  private UnaryOperator<SftpOptions> receiver = UnaryOperator.identity();
  private Path root;
  private Home home;
  private FaultySftp standIn;
  private Courier courier;
  private boolean people;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    root = Files.createTempDirectory("home");
    home = Home.at(root.resolve("home"));
    Files.createDirectories(home.pipelines());
    System.setProperty(RETRY_DELAY, "5");
    Shell.logInto(home);
    TestLog.withoutServers();
    settings();
  }

  private void settings() {
    set("courier.clientDomain", "sirendenim");
    // Most lists here are of a few rows, and hold bad ones to look for.
    set("courier.guard.maxRejectedPercent", "100");
    set("courier.zone", "America/New_York");
    set("courier.warehouse.url", "jdbc:duckdb:");
    // The canaries of a short list are more than 1 in 100 of its rows.
    set("courier.guard.maxRejectedPercent", "100");
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    try {
      stop();
      if (standIn != null) {
        standIn.close();
      }
      searchForCanaries();
    } finally {
      System.clearProperty(RETRY_DELAY);
      TestLog.restore();
      Trees.delete(root);
    }
  }

  private void searchForCanaries() {
    Canaries canaries = new Canaries();
    screens.forEach(screen -> canaries.search("screen", screen));
    canaries.searchState(home.state(), "true".equals(settings.get("courier.rejected.keepValues")));
    canaries.assertUnseen();
  }

  /** A setting of the file, for couriers and commands that start after it. */
  public TestHome set(String key, String value) {
    people |= key.startsWith("courier.api.");
    settings.put(key, value);
    return write("application.properties", String.join("\n", lines()) + "\n");
  }

  private List<String> lines() {
    return settings.entrySet().stream().map(set -> set.getKey() + "=" + set.getValue()).toList();
  }

  /** A file of the home. */
  public TestHome write(String path, String text) {
    try {
      Path file = home.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What the warehouse holds: lines of phone and segment, and the canaries in the first one's. */
  public TestHome rows(String... lines) {
    return rows("phone,segment_name", Canaries.phones(segmentOf(lines)), lines);
  }

  /** The same with e-mail addresses. */
  public TestHome emails(String... lines) {
    return rows("email,segment_name", Canaries.emails(segmentOf(lines)), lines);
  }

  private static String segmentOf(String... lines) {
    return lines[0].substring(lines[0].indexOf(',') + 1);
  }

  private TestHome rows(String header, List<String> canaries, String... lines) {
    List<String> all = new ArrayList<>(List.of(header));
    all.addAll(List.of(lines));
    all.addAll(canaries);
    return write("data/rows.csv", String.join("\n", all) + "\n");
  }

  /** A pipeline that is started by hand. */
  public TestHome pipeline(String name, String query) {
    return pipeline(name, query, "direct:send-segments");
  }

  /** The same by another destination. */
  public TestHome pipeline(String name, String query, String destination) {
    people |= !destination.equals("direct:send-segments");
    return write(
        "routes/pipelines/" + name + ".camel.yaml",
        """
        - route:
            id: %1$s
            description: A pipeline of a test
            from:
              uri: direct:%1$s
              steps:
                - setBody:
                    constant: |
                      %2$s
                - to:
                    uri: %3$s
        """
            .formatted(name, query.strip().replace("\n", "\n              "), destination));
  }

  /** Attentive's API, with a contract of one attribute; its jobs are looked at each second. */
  public TestHome api(FaultyApi api) {
    people = true;
    return set("courier.api.url", api.url())
        .set("courier.api.key", api.key())
        .set("courier.api.requestsPerSecond", "0")
        .set("courier.api.confirmEvery", "1s")
        .set("courier.attributes.tier.name", "Loyalty tier");
  }

  /** How the receiver is set up, where it is not the usual one. */
  public TestHome receiver(UnaryOperator<SftpOptions> options) {
    receiver = options;
    return this;
  }

  /** The receiver; its host key is pinned in the home. */
  public FaultySftp standIn() {
    if (standIn == null) {
      standIn =
          FaultySftp.start(receiver.apply(SftpOptions.at(root.resolve("attentive"), "sirendenim")));
      point();
    }
    return standIn;
  }

  /** Another server in place of the one that is down. */
  public FaultySftp newReceiver() {
    standIn.close();
    standIn = null;
    stop();
    return standIn();
  }

  private void point() {
    write("known_hosts", standIn.knownHostsLine() + "\n");
    set("courier.sftp.host", standIn.host());
    set("courier.sftp.port", Integer.toString(standIn.port()));
    set("courier.sftp.username", standIn.username());
    set("courier.sftp.password", standIn.password());
  }

  /** Starts the courier where none is at work. */
  public Courier courier() throws Exception {
    if (courier == null) {
      standIn();
      courier = start(Settings.load(home, Map.of(), Map.of()));
    }
    return courier;
  }

  /** As a command does for one pipeline: without the API's routes if no pipeline leads there. */
  private Courier start(Settings loadedSettings) throws Exception {
    return people
        ? Courier.start(home, loadedSettings, clock, clock::nanos)
        : Courier.start(home, loadedSettings, clock, clock::nanos, Destination.SEGMENTS);
  }

  /** Ends the courier, as the end of its process does. */
  public TestHome stop() {
    if (courier != null) {
      courier.close();
      courier = null;
      loaded.clear();
    }
    return this;
  }

  /** Runs a pipeline to its end. */
  public RunReport run(String pipeline) throws Exception {
    return run(pipeline, RunRequest.RUN);
  }

  public RunReport run(String pipeline, RunRequest request) throws Exception {
    if (loaded.add(pipeline)) {
      courier().load(pipeline);
    }
    RunReport report = courier().run(pipeline, request);
    screens.add(report.toString());
    return report;
  }

  /** Runs a pipeline of the API, and follows it until all is known; its clock runs meanwhile. */
  public RunReport runToItsEnd(String pipeline) throws Exception {
    return follow(run(pipeline));
  }

  public RunReport follow(RunReport report) throws Exception {
    RunReport now = report;
    for (int looks = 0; isOnItsWay(now) && looks < MOST_LOOKS; looks++) {
      now = courier().follow(report.run(), false);
      clock.forward(Duration.ofHours(1));
    }
    screens.add(now.toString());
    return now;
  }

  private static boolean isOnItsWay(RunReport report) {
    return report.state() == RunState.RUNNING || report.state() == RunState.ACCEPTED;
  }

  /** Starts anew over the same home, and reconciles. */
  public void startAgain() throws Exception {
    stop().courier().recover();
  }

  /** Runs a command in this home. The courier's database is for one process: it is stopped. */
  public Shell.Said cli(String... args) {
    stop().standIn();
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--home", home.root().toString()));
    Shell.Said said = Shell.run(all.toArray(String[]::new));
    screens.add(said.out() + said.err());
    return said;
  }

  /** Something that anybody may read: no person may stand there. */
  public void screened(String text) {
    screens.add(text);
  }

  public Home home() {
    return home;
  }

  public SettableClock clock() {
    return clock;
  }

  public Ledger ledger() throws Exception {
    return courier().ledger();
  }

  /** The bytes that the receiver has under a name. */
  public String received(String name) throws IOException {
    return Files.readString(standIn().folder().path().resolve(name));
  }

  /** All that the log says so far. */
  public String log() throws IOException {
    Path log = home.log().resolve("courier.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }
}
