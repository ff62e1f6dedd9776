package io.attentivecourier.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes a job's answer would else have this machine ask its own network. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AResultLiesAtAPublicAddressTest {
  private static final AnswerLimits LIMITS =
      new AnswerLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 0, 1_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "100::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:a9fe:a9fe",
        "::127.0.0.1",
        "::10.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2002:a9fe:a9fe::1",
        "2001::1",
        "2001:db8::1",
        "2130706433",
        "127.1"
      })
  void whatIsOfAMachineOrItsNetworkIsNot(String address) throws Exception {
    assertEquals(false, PublicAddress.is(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "52.216.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "169.253.0.1",
        "192.167.0.1",
        "11.0.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2600:1f18::1",
        "2001:4860:4860::8888",
        "64:ff9b::808:808",
        "2002:808:808::1",
        "::ffff:8.8.8.8"
      })
  void theInternetIs(String address) throws Exception {
    assertEquals(true, PublicAddress.is(InetAddress.getByName(address)));
  }

  private static void ask(String url, String api) throws IOException {
    HttpClientBuilder builder = HttpClients.custom().disableAutomaticRetries();
    BoundedAnswers.ofResults(LIMITS, URI.create(api)).limit(builder);
    try (CloseableHttpClient client = builder.build()) {
      client
          .executeOpen(HttpHost.create(URI.create(url)), new HttpGet(url), null)
          .getEntity()
          .getContent()
          .readAllBytes();
    }
  }

  private static final String PUBLIC = "https://192.0.2.1";

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0.0.0.0"})
  void nothingIsSentToThisMachine(String host) throws Exception {
    try (RawServer server = RawServer.answering((request, line) -> line.json("{}"))) {
      String url = "http://" + host + ":" + server.port() + "/";
      assertThrows(PublicRoutes.NoPublicAddress.class, () -> ask(url, PUBLIC));
      assertEquals(List.of(), server.calls());
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "localhost, 127.0.0.1", "127.0.0.1, localhost"})
  void whereTheApiItselfIsIsAsked(String host, String api) throws Exception {
    try (RawServer server = RawServer.answering((request, line) -> line.json("{}"))) {
      ask("http://" + host + ":" + server.port() + "/", "http://" + api + ":1");
      assertEquals(List.of("GET / HTTP/1.1"), server.calls());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.2", "10.0.0.1", "169.254.169.254", "[::1]", "[fe80::1]"})
  void whereElseInItsNetworkNobodyIsAsked(String host) {
    assertThrows(
        PublicRoutes.NoPublicAddress.class,
        () -> ask("http://" + host + ":9/", "http://127.0.0.1:1"));
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (RawServer inner = RawServer.answering((request, line) -> line.json("{}"));
        RawServer server =
            RawServer.answering(
                (request, line) ->
                    line.send(
                        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                            + inner.url()
                            + "/\r\n\r\n"))) {
      ask(server.url() + "/", server.url());
      assertEquals(List.of(), inner.calls());
    }
  }
}
