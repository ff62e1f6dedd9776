package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WhoGuessesSecretsIsSlowedTest {
  private static final String RIGHT = "0123456789-of-alice";
  private static final String WRONG = "0123456789-of-alicf";

  @AutoClose
  private final ObserveFixture console =
      new ObserveFixture(
          new Health(List.of()),
          WhatIsOpenTest.PAGES,
          Map.of("courier.console.token.alice", "viewer:" + RIGHT));

  private int asked(String secret, String address) throws IOException {
    return RawRequest.of("GET", "/")
        .with("Authorization", "Bearer " + secret)
        .from(address)
        .send(console.port())
        .status();
  }

  private int signIn(String secret) throws IOException {
    return RawRequest.of("POST", "/sign-in").form("secret=" + secret).send(console.port()).status();
  }

  @Test
  void afterTenWrongOnesAMinuteFromOneAddressAndARightOneIsAlwaysTaken() throws IOException {
    for (int i = 0; i < 10; i++) {
      assertEquals(401, i % 2 == 0 ? asked(WRONG + i, "127.0.0.1") : signIn(WRONG + i));
    }
    assertEquals(429, asked(WRONG, "127.0.0.1"));
    assertEquals(429, signIn(WRONG));
    assertEquals(200, asked(RIGHT, "127.0.0.1"));
    assertEquals(303, signIn(RIGHT));
    assertEquals(401, asked(WRONG, "127.0.0.2"));

    console.clock().forward(Duration.ofSeconds(59));
    assertEquals(429, asked(WRONG, "127.0.0.1"));
    console.clock().forward(Duration.ofSeconds(1));
    assertEquals(401, asked(WRONG, "127.0.0.1"));
  }

  /** Nor is a right one: the log has the address and a count. */
  @Test
  void noSecretIsLogged() throws IOException {
    Logger all = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = all.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    all.addAppender(log);
    all.setLevel(Level.TRACE);
    try {
      for (int i = 0; i < 12; i++) {
        asked(WRONG, "127.0.0.3");
      }
      asked(RIGHT, "127.0.0.3");
      signIn(RIGHT);
    } finally {
      all.setLevel(before);
      all.detachAppender(log);
    }
    List<String> lines =
        List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertTrue(lines.contains("10 wrong secrets in a minute from 127.0.0.3"));
    assertTrue(lines.stream().noneMatch(line -> line.contains("0123456789-of")));
  }

  @Test
  void aHealthProbeWithAnOldTokenIsAnsweredAndCounted() throws IOException {
    for (int i = 0; i < 11; i++) {
      int status =
          RawRequest.of("GET", "/observe/health")
              .with("Authorization", "bearer " + WRONG)
              .send(console.port())
              .status();
      assertEquals(200, status);
    }
    assertEquals(429, asked(WRONG, "127.0.0.1"));
  }

  @Test
  void anotherSchemeIsNoSecretOfOurs() throws IOException {
    int status =
        RawRequest.of("GET", "/").with("Authorization", "Basic YTpi").send(console.port()).status();
    assertEquals(303, status);
  }
}
