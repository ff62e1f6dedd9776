package io.attentivecourier.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * In a process of its own, as the JDK reads the limit once a JVM, and the JVM of the tests is told
 * it from outside: without the console's own word these requests would hold its connections for
 * ever.
 */
class AConsoleOfItsOwnProcessLimitsItsRequestsTest {
  /** More than it takes connections. */
  private static final int HALF_REQUESTS = 310;

  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @RegisterExtension
  final ChildJvm jvm = new ChildJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** The child: a console that says its port and stays until its input ends. */
  public static void main(String[] args) throws Exception {
    try (ConsoleServer server = ConsoleServer.start("127.0.0.1", 0, ObserveFixture.answers())) {
      System.out.println(server.port());
      System.in.read();
    }
  }

  @Test
  void requestsThatNeverEndDoNotSilenceIt() throws Exception {
    Process child =
        jvm.start(jvm.builder(getClass()).redirectError(ProcessBuilder.Redirect.INHERIT));
    try (BufferedReader said = child.inputReader()) {
      int port = Integer.parseInt(said.readLine());
      List<Socket> halves = halfRequests(port);
      assertEquals(200, soonHealth(port));
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  private static List<Socket> halfRequests(int port) throws Exception {
    List<Socket> halves = new ArrayList<>();
    for (int i = 0; i < HALF_REQUESTS; i++) {
      Socket half = new Socket("127.0.0.1", port);
      half.getOutputStream().write("GET /observe/health HTTP/1.1\r\nHost:".getBytes(US_ASCII));
      halves.add(half);
    }
    return halves;
  }

  /** As long as all connections are taken one more is closed at once. */
  private static int soonHealth(int port) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return health(port);
      } catch (IOException closed) {
        assertTrue(System.nanoTime() < until, "the connections are never free");
      }
    }
  }

  private static int health(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/health"))
            .timeout(PATIENCE)
            .build();
    return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
  }
}
