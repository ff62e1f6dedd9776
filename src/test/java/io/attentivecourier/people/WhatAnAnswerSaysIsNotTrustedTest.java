package io.attentivecourier.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.api.JobPoll;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.http.AnswerBody;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Api;
import io.attentivecourier.settings.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a result is said to lie, and how much an answer says. */
class WhatAnAnswerSaysIsNotTrustedTest {
  @TempDir Path folder;

  private static final String SECURE = "https://api.example.com";
  private static final String PLAIN = "http://127.0.0.1:8081";

  private JobPoll looked(String api, byte[] answer) throws Exception {
    Home home = Home.at(folder);
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), clock)) {
      Outbox outbox = new Outbox(home, ledger, new Locks(home.locks()), "sirendenim");
      JobSteps receipts =
          new JobSteps(api(api), ledger, outbox, home.people(), new StopSign(), clock);
      RunId run = RunId.parse("2026-11-22.tiers.1");
      JobPoll look = new JobPoll(new OpenJob(run, "j1", 0, 2, Instant.now()), Instant.now());
      receipts.acquire(look);
      Map<String, Object> headers = Map.of("CamelHttpResponseCode", 200);
      receipts.recordPoll(look, headers, new ByteArrayInputStream(answer));
      return look;
    }
  }

  private static Api api(String url) {
    return new Api(
        URI.create(url),
        new Secret("key"),
        256,
        0,
        4,
        io.attentivecourier.settings.Api.ReceiptKind.LINES,
        Duration.ofHours(13),
        Duration.ofSeconds(60));
  }

  private static byte[] completed(String url, int blanks) {
    String text = "{\"status\":\"COMPLETED\",%s\"url\":\"%s\"}".formatted(" ".repeat(blanks), url);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    SECURE + ", https://files.example.com/lines, true",
    SECURE + ", HTTPS://files.example.com/lines, true",
    SECURE + ", http://files.example.com/lines, false",
    SECURE + ", HTTP://files.example.com/lines, false",
    SECURE + ", file://files.example.com/lines, false",
    SECURE + ", file:///etc/passwd, false",
    SECURE + ", ftp://files.example.com/lines, false",
    SECURE + ", jar:https://files.example.com/lines!/x, false",
    SECURE + ", gopher://files.example.com/lines, false",
    SECURE + ", //files.example.com/lines, false",
    PLAIN + ", http://127.0.0.1:8082/lines, true",
    PLAIN + ", https://files.example.com/lines, true",
    PLAIN + ", file://127.0.0.1/lines, false",
    PLAIN + ", ftp://127.0.0.1/lines, false",
  })
  void aResultIsFetchedNoLessSafelyThanTheApiIsAsked(String api, String url, boolean fetched)
      throws Exception {
    assertEquals(fetched, looked(api, completed(url, 0)).result().isPresent());
  }

  @ParameterizedTest
  @CsvSource({"60_000, true", "70_000, false", "1_000_000, false"})
  void ofAnAnswerTheHeadIsRead(String blanks, boolean read) throws Exception {
    byte[] answer =
        completed("https://files.example.com/x", Integer.parseInt(blanks.replace("_", "")));
    assertEquals(read, looked(SECURE, answer).result().isPresent());
  }

  @Test
  void aHeadEndsAnEndlessAnswer() throws IOException {
    boolean[] closed = new boolean[1];
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return closed[0] ? -1 : 'x';
          }

          @Override
          public void close() {
            closed[0] = true;
          }
        };
    assertEquals(64 << 10, AnswerBody.head(endless).length);
    assertTrue(closed[0], "what is left would keep its connection");
  }
}
