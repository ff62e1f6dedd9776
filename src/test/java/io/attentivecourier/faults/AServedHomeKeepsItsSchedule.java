package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code courier serve} itself, from its start to SIGTERM, with a schedule of every other second.
 */
class AServedHomeKeepsItsSchedule {
  private static final Map<String, Set<String>> LISTS =
      Audience.lists(Audience.MEMBERS, Audience.SEGMENTS);
  private static final String WHOLE = "courier_run_state{pipeline=\"daily\",state=\"whole\"} 1";
  private static final int BUSY = 5;
  private static final int TERMINATED = 128 + 15;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path root;
  @AutoClose private Scene scene;
  private int port;
  private Process serve;

  @BeforeEach
  void serve() throws Exception {
    scene = new Scene(root);
    port = freePort();
    Files.writeString(
        scene.home.settings(), "courier.console.port=" + port + "\n", StandardOpenOption.APPEND);
    scene.scheduled("0/2 * * * * ?", Audience.first());
    serve = courier("serve");
  }

  @AfterEach
  void close() throws Exception {
    scene.end(serve.destroyForcibly());
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process courier(String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--home", scene.home.root().toString()));
    return scene.java(Main.class.getName(), all.toArray(String[]::new));
  }

  /** Asks again and again; the process that is asked has to live on meanwhile. */
  private void awaited(String what, Callable<Boolean> asked) throws Exception {
    long end = System.nanoTime() + Scene.PATIENCE.toNanos();
    while (!asked.call()) {
      assertTrue(!serve.waitFor(100, TimeUnit.MILLISECONDS), "it ended: " + scene.words());
      assertTrue(System.nanoTime() < end, () -> what + ": " + scene.words());
    }
  }

  /** The page's text, empty while nobody listens or where the answer is not 200. */
  private String page(String name) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/observe/" + name);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (java.net.ConnectException notYet) {
      return "";
    }
  }

  @Test
  void isWatchedWhileItRunsAndEndsWhenAsked() throws Exception {
    awaited("all lists", () -> scene.standIn.folder().lists().equals(LISTS));
    awaited("health", () -> page("health").contains("\"status\":\"UP\""));
    awaited("a whole run", () -> page("metrics").contains(WHOLE));
    assertTrue(scene.words().contains(" run: ended run=" + today + ".daily.1"), scene::words);
    assertEquals(0, scene.end(courier("ledger", "--json")), scene::words);
    assertTrue(scene.words().contains("\"state\" : \"WHOLE\""), scene::words);
    assertEquals(BUSY, scene.end(courier("serve")), scene::words);

    serve.destroy();
    assertTrue(serve.waitFor(30, TimeUnit.SECONDS), "it did not end in 30 s");
    assertEquals(TERMINATED, serve.exitValue());
    new Invariants(scene, "served", today).always().wholeAndOnce(LISTS);
  }

  @Test
  void isPausedAtOnceByAnotherProcess() throws Exception {
    awaited("a whole run", () -> page("metrics").contains(WHOLE));
    assertEquals(0, scene.end(courier("pause", "daily", "--reason=made up", "--by=anna")));
    awaited("a fire that is left out", () -> log().contains("daily is not started: it is paused"));
    assertEquals(0, scene.end(courier("resume", "daily", "--by=anna")), scene::words);
    assertTrue(scene.words().contains("next: courier run daily"), scene::words);
  }

  @Test
  @Tag("faults")
  @Tag("long")
  void takesOverSettingsAndSaysWhatItDoesNot() throws Exception {
    awaited("a whole run", () -> page("metrics").contains(WHOLE));
    String good = Files.readString(scene.home.settings());
    Files.writeString(scene.home.settings(), good + "courier.guard.minRow=9\n");
    awaited("a fault in health", () -> faulty("courier.guard.minRow"));
    Files.writeString(
        scene.home.settings(), good + "courier.sftp.minRate=9\ncourier.guard.minRows=9\n");
    awaited("a fix", () -> page("health").contains("courier.sftp.minRate changed: restart"));
    assertTrue(log().contains("from the next run on: courier.guard.minRows"), this::log);
    assertTrue(scene.words().contains("the settings are fixed"), scene::words);
    Files.writeString(scene.home.settings(), good + "courier.pipeline.daily.enabled=false\n");
    awaited("a brake", () -> log().contains("pipeline daily is gone"));
    assertEquals(0, scene.end(courier("ledger")), scene::words);
    assertTrue(
        scene.words().contains("daily is paused by courier.pipeline.daily.enabled=false"),
        scene::words);
  }

  private boolean faulty(String key) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/observe/health");
    String health =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
    return health.contains("broken: " + key);
  }

  private long lines(String text) {
    return log().lines().filter(line -> line.contains(text)).count();
  }

  private String log() {
    try {
      Path log = scene.home.log().resolve("courier.log");
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
