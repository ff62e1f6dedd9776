package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.home.Home;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.api.JobCourse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A copy of a home that an earlier build left on 26 November 2026, and stand-ins that hold what
 * Attentive had then. How each was made stands in its README.txt.
 */
final class EarlierHome implements BeforeEachCallback, AfterEachCallback {
  private static final Path HOMES = Path.of("src/test/resources/homes");
  private static final Path SECOND_HOUSE = HOMES.resolve("before-the-second-house");
  private static final Instant LEFT = Instant.parse("2026-11-26T17:38:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-11-27T15:00:00Z");
  private static final String LEDGER = "ledger.db.gz";
  private static final String RETRY_DELAY = "api.retryDelay";

  private static final String REFUSED = "+1" + People.phone(3);

  private final Path files;
  private final List<JobCourse> jobs;
  private final TestHome home = new TestHome();
  private final FaultyApi api =
      FaultyApi.start(ApiOptions.of("sirendenim").withoutLimits().withKey("made-up-key"));

  /** Attentive had taken five jobs, and refused one person of the third. */
  EarlierHome() {
    this(
        SECOND_HOUSE,
        JobCourse.good(),
        JobCourse.good(),
        JobCourse.refusing(REFUSED::equals),
        JobCourse.good(),
        JobCourse.good());
  }

  private EarlierHome(Path files, JobCourse... jobs) {
    this.files = files;
    this.jobs = List.of(jobs);
  }

  /** The home of a build that noted the outcomes of people in files; its last job is open. */
  static EarlierHome withOutcomesInFiles() {
    JobCourse refusing = JobCourse.refusing(who -> who.endsWith("3") || who.endsWith("7"));
    JobCourse missing = refusing.withResult(JobCourse.Result.LINE_MISSING);
    return new EarlierHome(
        HOMES.resolve("outcomes-in-files"),
        refusing,
        missing,
        JobCourse.good(),
        JobCourse.ending("FAILED"),
        refusing,
        missing,
        JobCourse.good());
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    home.beforeEach(context);
    System.setProperty(RETRY_DELAY, "2");
    copy(files.resolve("home/data"), home.home().resolve("data"));
    copy(files.resolve("home/routes"), home.home().routes());
    copy(files.resolve("home/state"), home.home().state());
    unpackLedger(home.home());
    ownersOnly(home.home().state());
    home.receiver(options -> options.withLogin("sirendenim", "made-up-password"));
    settings();
    copy(files.resolve("attentive/uploads"), home.standIn().folder().path());
    takeJobs();
    goTo(LEFT);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    System.clearProperty(RETRY_DELAY);
    home.afterEach(context);
    api.close();
    assertEquals(List.of(), api.breaches());
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path copied = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(copied);
        } else {
          Files.copy(one, copied);
        }
      }
    }
  }

  private static void unpackLedger(Home home) throws IOException {
    Path packed = home.state().resolve(LEDGER);
    try (InputStream ledger = new GZIPInputStream(Files.newInputStream(packed))) {
      Files.copy(ledger, home.state().resolve("ledger.db"));
    }
    Files.delete(packed);
  }

  /** As the build wrote them; git keeps no mode. */
  private static void ownersOnly(Path state) throws IOException {
    try (Stream<Path> all = Files.walk(state)) {
      for (Path one : all.toList()) {
        String mode = Files.isDirectory(one) ? "rwx------" : "rw-------";
        Files.setPosixFilePermissions(one, PosixFilePermissions.fromString(mode));
      }
    }
  }

  /** The file's own, but for where the stand-ins listen now. */
  private void settings() throws IOException {
    for (String line : Files.readAllLines(files.resolve("home/application.properties"))) {
      String[] set = line.split("=", 2);
      home.set(set[0], set[1]);
    }
    home.set("courier.api.url", api.url());
  }

  private void takeJobs() throws Exception {
    api.jobs().next(jobs.toArray(JobCourse[]::new));
    for (int job = 1; job <= jobs.size(); job++) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(api.url() + "/v2/bulk/user/attributes"))
              .header("Authorization", "Bearer " + api.key())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofFile(files.resolve("attentive/job-" + job + ".json")))
              .build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertTrue(answer.body().contains("\"job-" + job + "\""), answer::body);
    }
  }

  private void goTo(Instant instant) {
    home.clock().forward(Duration.between(home.clock().instant(), instant));
  }

  /** The next morning, in a process that starts as each does. */
  void nextDay() throws Exception {
    goTo(NEXT_DAY);
    home.startAgain();
  }

  TestHome home() {
    return home;
  }

  FaultyApi api() {
    return api;
  }

  /** Who was sent since the home was left, with what, a line each. */
  List<String> sentSince() {
    return api.jobs().list().stream()
        .skip(jobs.size())
        .flatMap(job -> job.records().stream())
        .map(user -> user.identifier() + " " + new TreeMap<>(user.attributes()))
        .toList();
  }

  /** What the receiver had, to the byte. */
  static byte[] uploaded(String name) throws IOException {
    return Files.readAllBytes(SECOND_HOUSE.resolve("attentive/uploads").resolve(name));
  }

  /** What a command tells with {@code --json}. */
  JsonNode told(int exit, String... command) throws IOException {
    String[] all = Stream.concat(Stream.of(command), Stream.of("--json")).toArray(String[]::new);
    Shell.Said said = home.cli(all);
    assertEquals(exit, said.exit(), said.out() + said.err());
    return new ObjectMapper().readTree(said.out());
  }
}
