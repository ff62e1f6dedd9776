package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.Main;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiFailures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** {@code courier serve} with a pipeline of attributes and, beside it, one of segments. */
@Tag("slow")
class AServedHomeFollowsItsAttributes {
  private static final int MOST_WORDS = 4_000;
  private static final int MEMBERS = 200;
  private static final Map<String, Set<String>> LISTS = Audience.lists(MEMBERS, Audience.SEGMENTS);

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  @TempDir private Path root;
  @AutoClose private AttributeScene scene;
  private Process serve;

  @BeforeEach
  void serve() throws Exception {
    scene = new AttributeScene(root).scheduled("0/2 * * * * ?");
    Files.writeString(
        scene.scene.home.settings(),
        "courier.console.port=" + freePort() + "\n",
        StandardOpenOption.APPEND);
    String query = Audience.query(MEMBERS, Audience.SEGMENTS);
    scene.scene.scheduled("lists", "1/2 * * * * ?", query, "direct:send-segments");
    scene.api.faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.hang());
    String home = scene.scene.home.root().toString();
    serve = scene.scene.java(Main.class.getName(), "serve", "--home", home);
  }

  @AfterEach
  void close() throws Exception {
    scene.scene.end(serve.destroyForcibly());
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Asks again and again; the process that is asked has to live on meanwhile. */
  private void awaited(String what, Callable<Boolean> asked) throws Exception {
    long end = System.nanoTime() + Scene.PATIENCE.toNanos();
    while (!asked.call()) {
      assertTrue(!serve.waitFor(100, TimeUnit.MILLISECONDS), () -> words("it ended"));
      assertTrue(System.nanoTime() < end, () -> words(what));
    }
  }

  private String words(String what) {
    return what + ": " + scene.scene.words() + log() + runs();
  }

  private String log() {
    try {
      String log = Files.readString(scene.scene.home.log().resolve("courier.log"));
      return log.substring(Math.max(0, log.length() - MOST_WORDS));
    } catch (IOException none) {
      return "";
    }
  }

  private String runs() {
    try (Ledger ledger = scene.scene.ledger()) {
      return "" + ledger.reports().on(today);
    }
  }

  private boolean isWhole() {
    try (Ledger ledger = scene.scene.ledger()) {
      return ledger.reports().on(today).stream()
          .anyMatch(run -> run.kind() == RunKind.ATTRIBUTES && run.state() == RunState.WHOLE);
    }
  }

  @Test
  void toTheirEndAndNoListWaitsForAnApiThatHangs() throws Exception {
    assertTrue(
        scene.api.faults().awaitHanging(1, Duration.ofSeconds(30)), () -> words("a request"));
    awaited("all lists", () -> scene.scene.standIn.folder().lists().equals(LISTS));
    assertEquals(0, scene.api.people().count(), () -> words("nobody yet"));

    scene.api.faults().clear();
    awaited("a whole run", this::isWhole);
    assertEquals(AttributeScene.PEOPLE, scene.api.people().count());
    assertEquals(List.of(), scene.api.breaches());
  }
}
