package io.attentivecourier.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.faults.Drawn;
import io.attentivecourier.http.AnswerLimits;
import io.attentivecourier.http.RawServer;
import io.attentivecourier.http.RawServer.Script;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An API that is alive and never ends an answer: nothing waits for it for ever. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TheApiStallsTest extends ApiTestSupport {
  private static final int PEOPLE = 20;
  private static final Duration TIME = Duration.ofMillis(600);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final AnswerLimits CALLS = new AnswerLimits(TIME, TIME, 0, 64 << 10);
  private static final AnswerLimits RESULTS = new AnswerLimits(TIME, TIME, 100_000, 1 << 20);
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String ENDLESS = OK + "Content-Length: 100000000000\r\n\r\n";
  private static final String HEADERS = ("x: " + "v".repeat(7_000) + "\r\n").repeat(200);
  private static final Script ACCEPTED = (request, line) -> line.json("{\"batchJobId\":\"j1\"}");

  TheApiStallsTest() {
    scene.at(0, 2).within(CALLS, RESULTS);
  }

  /** Each of an endpoint's own. */
  private static RawServer server(Script post, Script job, Script result) throws IOException {
    return RawServer.answering(
        (request, line) -> {
          Script script =
              request.startsWith("POST") ? post : request.contains("job") ? job : result;
          script.answer(request, line);
        });
  }

  static Stream<Named<Script>> stalls() {
    String flood = "{\"batchJobId\":\"" + "x".repeat(1 << 16);
    return Stream.of(
        Named.of("a head that trickles", (request, line) -> line.send(OK).trickle("a: b\r\n", 40)),
        Named.of("a body that trickles", (request, line) -> line.send(ENDLESS).trickle(" ", 40)),
        Named.of("no end", (request, line) -> line.send(ENDLESS + "{").hang()),
        Named.of("no answer", (request, line) -> line.hang()),
        Named.of("a flood", (request, line) -> line.send(ENDLESS).flood(flood)),
        Named.of("headers", (request, line) -> line.send(OK).send(HEADERS + "\r\n")),
        Named.of("an endless header", (request, line) -> line.send(OK + "a: ").flood(flood)));
  }

  private static boolean isWithin(long begun, Duration most) {
    return Duration.ofNanos(System.nanoTime() - begun).compareTo(most) < 0;
  }

  static Stream<Named<Script>> atRequests() {
    return Drawn.from("the API stalls at a request", stalls());
  }

  @ParameterizedTest
  @Tag("faults")
  @MethodSource("atRequests")
  void aRequestEndsAndIsMadeAgainEightTimesAtMost(Script stall) throws Exception {
    try (RawServer server = server(stall, stall, stall)) {
      RunId run = scene.with(server.url()).start().sealed(PEOPLE);
      long begun = System.nanoTime();
      ApiDelivery delivery = scene.deliver(run);
      assertTrue(isWithin(begun, Duration.ofSeconds(90)));
      // A flood is an answer, though one that names no job.
      boolean flood = delivery.fault().isEmpty();
      assertEquals(flood ? 1 : 8, server.calls().size());
      assertEquals(flood ? 1 : 0, scene.ledger().requests().results(run).size());
      assertTrue(flood || delivery.fault().get().reason().get() == Reason.API_DOWN);
      assertTrue(server.sent() < 100 << 20, () -> server.sent() + " bytes");
    }
  }

  static Stream<Named<Script>> atJobs() {
    return Drawn.from("the API stalls at a job", stalls().skip(1).limit(4));
  }

  @ParameterizedTest
  @Tag("faults")
  @MethodSource("atJobs")
  void aJobThatCannotBeLookedAtEndsWithItsTime(Script stall) throws Exception {
    try (RawServer server = server(ACCEPTED, stall, stall)) {
      RunId run = scene.with(server.url()).following(HOUR).start().sealed(PEOPLE);
      scene.deliver(run);
      assertEquals(1, scene.ledger().requests().openJobs(run).size());
      RunReport.Users users = scene.confirm(run, 3);
      assertTrue(scene.ledger().requests().openJobs(run).isEmpty(), "a later run waits for it");
      assertEquals(PEOPLE, users.unconfirmed());
      assertTrue(server.sent() < 500 << 20, () -> server.sent() + " bytes");
    }
  }

  private static Script completed(RawServer[] itself) {
    return (request, line) ->
        line.json("{\"status\":\"COMPLETED\",\"url\":\"" + itself[0].url() + "/lines\"}");
  }

  private RunReport.Users fetched(Script result) throws Exception {
    RawServer[] itself = new RawServer[1];
    try (RawServer server = server(ACCEPTED, completed(itself), result)) {
      itself[0] = server;
      RunId run = scene.with(server.url()).start().sealed(PEOPLE);
      scene.deliver(run);
      long begun = System.nanoTime();
      RunReport.Users users = scene.confirm(run, 5);
      assertTrue(isWithin(begun, Duration.ofSeconds(90)));
      assertTrue(scene.ledger().requests().openJobs(run).isEmpty(), "a later run waits for it");
      assertTrue(server.sent() < 50 << 20, () -> server.sent() + " bytes");
      assertNothingIsLeft();
      return users;
    }
  }

  private void assertNothingIsLeft() throws IOException {
    for (Path folder : new Path[] {scene.home().tmp(), scene.home().people()}) {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          assertEquals(0, files.count());
        }
      }
    }
  }

  static Stream<Named<Script>> atResults() {
    return Drawn.from("the API stalls at a result", stalls());
  }

  @ParameterizedTest
  @Tag("faults")
  @MethodSource("atResults")
  void aResultThatCannotBeFetchedConfirmsNobody(Script stall) throws Exception {
    assertEquals(PEOPLE, fetched(stall).unconfirmed());
  }

  /** More of a result than its limit is not read, and the connection not emptied. */
  @Test
  void ofAResultSoMuchIsReadAndNoMore() throws Exception {
    String line = lines(1, 5_000);
    RunReport.Users users = fetched((request, way) -> way.send(ENDLESS + lines(0, 5)).flood(line));
    assertEquals(5, users.applied());
    assertEquals(PEOPLE - 5, users.unconfirmed());
  }

  /** Lines of strangers: they name nobody of the job. */
  private static String lines(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      String who = to > PEOPLE ? "stranger" : ApiScene.identifier(i);
      lines.append("{\"identifiers\":{\"phone\":\"" + who + "\"},\"status\":200,\"more\":\"x\"}\n");
    }
    return lines.toString();
  }

  @Test
  void aResultThatEndedThreeProcessesIsNotReadAgain() throws Exception {
    RawServer[] itself = new RawServer[1];
    Script good = (request, line) -> line.json(lines(0, PEOPLE));
    try (RawServer server = server(ACCEPTED, completed(itself), good)) {
      itself[0] = server;
      RunId run = scene.with(server.url()).start().sealed(PEOPLE);
      scene.deliver(run);
      Files.write(mark(run), new byte[3]);
      RunReport.Users users = scene.startAgain().confirm(run, 5);
      assertEquals(PEOPLE, users.unconfirmed());
      assertFalse(server.calls().contains("GET /lines HTTP/1.1"));
      assertNothingIsLeft();
    }
  }

  @Test
  void aResultThatEndedTwoProcessesIsReadOnceMore() throws Exception {
    RawServer[] itself = new RawServer[1];
    Script good = (request, line) -> line.json(lines(0, PEOPLE));
    try (RawServer server = server(ACCEPTED, completed(itself), good)) {
      itself[0] = server;
      RunId run = scene.with(server.url()).start().sealed(PEOPLE);
      scene.deliver(run);
      Files.write(mark(run), new byte[2]);
      assertEquals(PEOPLE, scene.startAgain().confirm(run, 5).applied());
      assertNothingIsLeft();
    }
  }

  private Path mark(RunId run) {
    return scene.home().people().resolve(run + ".0.reading");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "file://127.0.0.1/etc/passwd",
        "ftp://HOST/lines",
        "jar:http://HOST/lines!/x",
        "//HOST/lines",
        "HOST/lines",
        "http:///lines",
        "http://127.0.0.2:PORT/lines",
        "http://10.0.0.1/lines",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]:PORT/lines",
        "http://0.0.0.0:PORT/lines",
        "http://127.1:PORT/lines",
        "gopher://HOST/lines"
      })
  void aResultElsewhereIsNotFetched(String url) throws Exception {
    Script good = (request, line) -> line.json(lines(0, PEOPLE));
    String[] address = new String[1];
    Script job =
        (request, line) -> line.json("{\"status\":\"COMPLETED\",\"url\":\"" + address[0] + "\"}");
    try (RawServer server = server(ACCEPTED, job, good)) {
      address[0] =
          url.replace("HOST", "127.0.0.1:" + server.port()).replace("PORT", "" + server.port());
      RunId run = scene.with(server.url()).start().sealed(PEOPLE);
      scene.deliver(run);
      assertEquals(PEOPLE, scene.confirm(run, 5).unconfirmed());
      assertTrue(scene.ledger().requests().openJobs(run).isEmpty());
      assertFalse(server.calls().contains("GET /lines HTTP/1.1"));
    }
  }
}
