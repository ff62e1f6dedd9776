package io.attentivecourier.pickup;

import static io.attentivecourier.pickup.PickupFixture.PART;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ASilentServerIsUnreachableTest {
  @RegisterExtension static final OpenSsh server = OpenSsh.ofClass("ed25519");

  @TempDir Path folder;
  @AutoClose private final PickupFixture fixture = new PickupFixture();
  private Path uploads;

  @BeforeEach
  void start() throws Exception {
    uploads = Files.createDirectories(folder.resolve("uploads"));
  }

  /** Without blocks on disk: its size alone matters. */
  private Path large(long bytes) throws Exception {
    Path file = folder.resolve("large.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    return file;
  }

  private PickupAddress through(Proxy proxy, int minRate) throws Exception {
    KnownHosts.pin(server.knownHosts(), "127.0.0.1", proxy.port(), server.hostKey());
    PickupAddress direct = server.address(uploads);
    return new PickupAddress(
        direct.host(),
        proxy.port(),
        direct.username(),
        null,
        direct.privateKeyFile(),
        null,
        direct.knownHostsFile(),
        direct.directory(),
        minRate);
  }

  private static PickupFault unreachable(Duration within, Runnable call) {
    long begun = System.nanoTime();
    PickupFault fault = assertThrows(PickupFault.class, call::run);
    assertEquals(Reason.UNREACHABLE, fault.reason());
    assertTrue(fault.isWorthRetry());
    assertTrue(System.nanoTime() - begun < within.toNanos(), "too late");
    return fault;
  }

  @Test
  void aPortWhereNothingListensIsSaidAtOnce() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    PickupAddress nowhere =
        new PickupAddress(
            "127.0.0.1", port, "siren", "x", null, null, server.knownHosts(), "/uploads", 10_000);
    try (PickupSession session = fixture.pickup(nowhere).open()) {
      unreachable(Duration.ofSeconds(5), session::list);
    }
    assertThrows(
        PickupFault.class, () -> HostKeyProbe.fetch("127.0.0.1", port, Duration.ofSeconds(5)));
  }

  @Test
  void aProbeOfAMuteServerEndsInItsTime() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unreachable(
          Duration.ofSeconds(5),
          () -> HostKeyProbe.fetch("127.0.0.1", mute.getLocalPort(), Duration.ofSeconds(1)));
    }
  }

  /** camel-ftp's forceDisconnect would wait here for ever: for the lock that the upload holds. */
  @Test
  void anUploadIntoADeadLineIsCutAtItsDeadline() throws Exception {
    Path file = large(50_000_000);
    try (Proxy proxy = new Proxy(server.port(), 200_000)) {
      Pickup pickup = fixture.pickup(through(proxy, 50_000_000), Duration.ofSeconds(1));
      try (PickupSession session = pickup.open()) {
        PickupFault fault = assertThrows(PickupFault.class, () -> session.put(file, PART));

        assertEquals(Reason.STALLED, fault.reason());
        assertTrue(fault.isWorthRetry());
      }
    }
  }

  @Test
  @Tag("faults")
  @Tag("long")
  void anUploadIntoADeadLineIsUnreachable() throws Exception {
    Path file = large(50_000_000);
    try (Proxy proxy = new Proxy(server.port(), 200_000);
        PickupSession session = fixture.pickup(through(proxy, 10_000)).open()) {
      unreachable(Duration.ofSeconds(35), () -> session.put(file, PART));
    }
  }

  @Test
  @Tag("faults")
  @Tag("long")
  void aServerThatFreezesBetweenTwoCallsIsNoticed() throws Exception {
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      session.list();
      server.freeze();

      unreachable(Duration.ofSeconds(20), session::list);
    }
  }

  @ParameterizedTest(name = "with a second channel: {0}")
  @ValueSource(booleans = {false, true})
  @Tag("faults")
  @Tag("long")
  void aServerThatFreezesBeforeASizeIsNoticed(boolean asked) throws Exception {
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      session.list();
      if (asked) {
        session.size(PART);
      }
      server.freeze();

      unreachable(Duration.ofSeconds(20), () -> session.size(PART));
    }
  }

  @Test
  @Tag("faults")
  @Tag("long")
  void aServerThatFreezesInAnUploadIsNoticed() throws Exception {
    Path file = large(4_000_000_000L);
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> session.put(file, PART));
      while (!Files.exists(uploads.resolve(PART)) && !upload.isDone()) {
        Thread.onSpinWait();
      }
      server.freeze();

      unreachable(Duration.ofSeconds(35), () -> rethrow(upload));
    }
  }

  @Test
  void aCallIsCutWhenNothingCameForTooLong() throws Exception {
    CuttableSocketFactory wire = new CuttableSocketFactory(1_000);
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = wire.createSocket("127.0.0.1", mute.getLocalPort());
        CallDeadline watch =
            new CallDeadline(wire, Duration.ofSeconds(60), Duration.ofMillis(300))) {
      assertThrows(IOException.class, () -> wire.getInputStream(socket).read());

      assertEquals(CallDeadline.Verdict.SILENT, watch.verdict());
    }
  }

  private static void rethrow(CompletableFuture<Void> upload) {
    throw upload.handle((done, fault) -> (RuntimeException) fault.getCause()).join();
  }

  @Test
  @Tag("faults")
  @Tag("long")
  void aServerThatFreezesBeforeTheLoginIsNoticed() throws Exception {
    server.freeze();
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      unreachable(Duration.ofSeconds(15), session::list);
    }
  }
}
