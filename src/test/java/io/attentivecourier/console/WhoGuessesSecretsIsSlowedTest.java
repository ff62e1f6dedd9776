package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

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
