package io.attentivecourier.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these answers held a caller for as long as the receiver liked. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnAnswerIsBoundedTest {
  private static final Duration TIME = Duration.ofMillis(500);
  private static final AnswerLimits HASTY = new AnswerLimits(TIME, TIME, 0, 64 << 10);

  /** A busy machine takes a while for what ends by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final AnswerLimits CALL = new AnswerLimits(PATIENCE, PATIENCE, 0, 64 << 10);

  private static final int MUCH = 10 << 20;
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String ENDLESS = OK + "Content-Length: 100000000000\r\n\r\n";

  /** Reads all that it is given, and of what does not end enough to see that. */
  private static byte[] read(RawServer server, AnswerLimits limits) throws IOException {
    try (CloseableHttpClient client = client(limits)) {
      ClassicHttpResponse answer = open(client, server);
      try (InputStream body = answer.getEntity().getContent()) {
        return body.readNBytes(MUCH);
      }
    }
  }

  private static CloseableHttpClient client(AnswerLimits limits) {
    HttpClientBuilder builder = HttpClients.custom().disableAutomaticRetries();
    BoundedAnswers.of(limits).limit(builder);
    return builder.build();
  }

  private static ClassicHttpResponse open(CloseableHttpClient client, RawServer server)
      throws IOException {
    return client.executeOpen(
        HttpHost.create(URI.create(server.url())), new HttpGet(server.url() + "/"), null);
  }

  static Stream<Named<RawServer.Script>> endless() {
    return Stream.of(
        Named.of("a first line", (request, line) -> line.send("HTTP/1.1 200 ").trickle("x", 50)),
        Named.of("header lines", (request, line) -> line.send(OK).trickle("a: b\r\n", 50)),
        Named.of("one header", (request, line) -> line.send(OK + "a: ").trickle("b", 50)),
        Named.of("interim answers", (request, line) -> line.trickle("HTTP/1.1 103 X\r\n\r\n", 50)),
        Named.of("a body", (request, line) -> line.send(ENDLESS).trickle("{", 50)),
        Named.of(
            "a body without a length", (request, line) -> line.send(OK + "\r\n").trickle("{", 50)),
        Named.of("chunks", (request, line) -> line.send(CHUNKED).trickle("1\r\n{\r\n", 50)),
        Named.of("a chunk's name", (request, line) -> line.send(CHUNKED + "1;").trickle("x", 50)),
        Named.of(
            "trailers", (request, line) -> line.send(CHUNKED + "0\r\n").trickle("a: b\r\n", 50)),
        Named.of("nothing", (request, line) -> line.hang()),
        Named.of("nothing more", (request, line) -> line.send(ENDLESS + "{").hang()));
  }

  @ParameterizedTest
  @MethodSource("endless")
  void whatTricklesIsCutAtItsTime(RawServer.Script script) throws Exception {
    try (RawServer server = RawServer.answering(script)) {
      long begun = System.nanoTime();
      assertThrows(ExchangeDeadline.ExchangeTimeout.class, () -> read(server, HASTY));
      assertTrue(Duration.ofNanos(System.nanoTime() - begun).compareTo(TIME.multipliedBy(20)) < 0);
    }
  }

  static Stream<Named<RawServer.Script>> floods() {
    String piece = "x".repeat(1 << 16);
    return Stream.of(
        Named.of("by length", (request, line) -> line.send(ENDLESS).flood(piece)),
        Named.of("to the end", (request, line) -> line.send(OK + "\r\n").flood(piece)),
        Named.of(
            "in chunks",
            (request, line) -> line.send(CHUNKED).flood("10000\r\n" + piece + "\r\n")));
  }

  /** Closing what is left would read it: 34 GB of a job's answer were. */
  @ParameterizedTest
  @MethodSource("floods")
  void ofAFloodSoMuchIsReadAndNoMore(RawServer.Script script) throws Exception {
    try (RawServer server = RawServer.answering(script)) {
      assertEquals(CALL.most(), read(server, CALL).length);
      assertTrue(server.sent() < 20 << 20, () -> server.sent() + " bytes");
    }
  }

  @ParameterizedTest
  @MethodSource("floods")
  void whatNobodyReadsIsCutToo(RawServer.Script script) throws Exception {
    try (RawServer server = RawServer.answering(script);
        CloseableHttpClient client = client(CALL)) {
      open(client, server).getEntity().getContent().close();
      assertTrue(server.sent() < 20 << 20, () -> server.sent() + " bytes");
    }
  }

  @Test
  void aResultMayTakeAsLongAsItsBytes() throws Exception {
    AnswerLimits result = new AnswerLimits(PATIENCE, TIME, 2, 40);
    try (RawServer server =
        RawServer.answering((request, line) -> line.send(ENDLESS).trickle("x", 80))) {
      // 3 s: past the time of half a second, within that and 20 s more.
      assertEquals(40, read(server, result).length);
    }
  }

  @Test
  void aResultThatIsTooSlowIsCut() throws Exception {
    AnswerLimits result = new AnswerLimits(PATIENCE, TIME, 1_000, 1_000_000);
    try (RawServer server =
        RawServer.answering((request, line) -> line.send(ENDLESS).trickle("xxxxx", 50))) {
      assertThrows(ExchangeDeadline.ExchangeTimeout.class, () -> read(server, result));
    }
  }

  /** TLS that never comes about, as at a port that speaks something else. */
  @Test
  void aConnectionHasItsTimeToo() throws Exception {
    try (RawServer server = RawServer.answering((request, line) -> line.hang());
        CloseableHttpClient client = client(HASTY)) {
      String url = "https://127.0.0.1:" + server.port();
      assertThrows(
          ExchangeDeadline.ExchangeTimeout.class,
          () -> client.executeOpen(HttpHost.create(URI.create(url)), new HttpGet(url), null));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536})
  void whatIsShortComesWhole(int length) throws Exception {
    String body = "x".repeat(length);
    try (RawServer server = RawServer.answering((request, line) -> line.json(body))) {
      assertEquals(body, new String(read(server, CALL), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aConnectionWhoseAnswerWasReadServesAgain() throws Exception {
    try (RawServer server = RawServer.answering((request, line) -> line.json("{}"));
        CloseableHttpClient client = client(CALL)) {
      for (int i = 0; i < 50; i++) {
        assertEquals(2, open(client, server).getEntity().getContent().readAllBytes().length);
      }
      assertEquals(1, server.connections());
    }
  }

  static Stream<Named<RawServer.Script>> heads() {
    String seven = "v".repeat(7_000);
    return Stream.of(
        Named.of(
            "20,000 headers",
            (request, line) -> {
              line.send(OK);
              for (int i = 0; i < 20_000; i++) {
                line.send("x-" + i + ": " + seven + "\r\n");
              }
              line.send("\r\n");
            }),
        Named.of("an endless header", (request, line) -> line.send(OK + "a: ").flood(seven)),
        Named.of("an endless first line", (request, line) -> line.send("HTTP/1.1 ").flood(seven)),
        Named.of(
            "endless trailers",
            (request, line) -> line.send(CHUNKED + "0\r\n").flood("a: " + seven + "\r\n")));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void headersHaveTheirLimits(RawServer.Script script) throws Exception {
    try (RawServer server = RawServer.answering(script)) {
      IOException found = assertThrows(IOException.class, () -> read(server, CALL));
      assertInstanceOf(MessageConstraintException.class, found);
      assertTrue(server.sent() < 20 << 20, () -> server.sent() + " bytes");
    }
  }

  @Test
  void ofABombSoMuchIsUnpackedAndNoMore() throws Exception {
    byte[] bomb = gzip(100_000_000);
    try (RawServer server = RawServer.answering((request, line) -> packed(line, bomb))) {
      assertEquals(CALL.most(), read(server, CALL).length);
    }
  }

  @Test
  void nobodyIsAskedToPackWhatHeSends() throws Exception {
    StringBuilder seen = new StringBuilder();
    try (RawServer server = RawServer.answering((request, line) -> line.json("{}"))) {
      read(server, CALL);
      seen.append(server.headers());
    }
    assertTrue(
        !seen.toString().toLowerCase(Locale.ROOT).contains("accept-encoding"), seen::toString);
  }

  @Test
  void whatIsNoGzipIsAFaultOfTheAnswer() throws Exception {
    byte[] broken = "this is no gzip".getBytes(StandardCharsets.UTF_8);
    try (RawServer server = RawServer.answering((request, line) -> packed(line, broken))) {
      assertThrows(IOException.class, () -> read(server, CALL));
    }
  }

  private static void packed(RawServer.Line line, byte[] body) throws IOException {
    line.send(OK + "Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n")
        .send(body);
  }

  private static byte[] gzip(int zeros) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream output = new GZIPOutputStream(packed)) {
      byte[] piece = new byte[1 << 16];
      for (int left = zeros; left > 0; left -= piece.length) {
        output.write(piece);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void theLimitsAreThoseOfTheInterface() {
    assertEquals(Duration.ofSeconds(60), AnswerLimits.OF_A_CALL.allowed(1_000_000));
    assertEquals(64 << 10, AnswerLimits.OF_A_CALL.most());
    assertEquals(Duration.ofSeconds(160), AnswerLimits.OF_A_RESULT.allowed(1_000_000));
    assertEquals(1_000_000_000, AnswerLimits.OF_A_RESULT.most());
  }
}
