package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AServerAndItsClientKnowEachOtherTest {
  @RegisterExtension static final OpenSsh server = OpenSsh.ofClass("ed25519");

  @TempDir Path folder;
  @AutoClose private final PickupFixture fixture = new PickupFixture();
  private Path uploads;

  @BeforeEach
  void start() throws Exception {
    uploads = Files.createDirectories(folder.resolve("uploads"));
  }

  @Test
  void aKeyThatIsNotKnownIsRefusedWithoutARetry() throws Exception {
    server.makeKey("stranger");
    try (PickupSession session =
        fixture.pickup(server.address(uploads.toString(), "stranger")).open()) {
      PickupFault fault = assertThrows(PickupFault.class, session::list);

      assertEquals(Reason.LOGIN_REFUSED, fault.reason());
      assertFalse(fault.isWorthRetry());
    }
  }

  @Test
  void aPrivateKeyThatCannotBeReadIsALoginToMend() {
    try (PickupSession session =
        fixture.pickup(server.address(uploads.toString(), "nowhere")).open()) {
      PickupFault fault = assertThrows(PickupFault.class, session::list);

      assertEquals(Reason.LOGIN_REFUSED, fault.reason());
      assertTrue(fault.getMessage().contains("courier.sftp.privateKeyFile"));
    }
  }

  @Test
  void aHostThatIsNotPinnedIsRefusedWithItsFingerprint() throws Exception {
    Files.delete(server.knownHosts());
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      PickupFault fault = assertThrows(PickupFault.class, session::list);

      assertEquals(Reason.HOST_KEY, fault.reason());
      assertFalse(fault.isWorthRetry());
      assertTrue(fault.getMessage().contains(server.hostKey().fingerprint()));
    }
    assertFalse(Files.exists(server.knownHosts()), "nothing is trusted on first use");
  }

  /** A command that was told to stop would else wait for the server to end it. */
  @Test
  void aSessionKeepsNoProcessAliveAndEndsAtItsClose() throws Exception {
    List<Thread> threads;
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      session.list();
      threads = PickupFixture.sessionThreads();
      assertTrue(threads.stream().allMatch(Thread::isDaemon));
    }
    PickupFixture.assertEnded(threads);
  }

  @Test
  void theProbeSeesTheKeyThatTheServerHas() throws Exception {
    assertEquals(
        server.hostKey(), HostKeyProbe.fetch("127.0.0.1", server.port(), Duration.ofSeconds(10)));
  }

  /** Whoever pins only one has every delivery refused once the server prefers another. */
  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ed25519 ecdsa rsa", "rsa ecdsa"})
  @Timeout(60)
  void theProbeSeesEachKeyOnceAndFirstTheOneOfASession(String types) throws Exception {
    String[] each = types.split(" ");
    try (OpenSsh other = OpenSsh.start(folder.resolve("other"), "", "", each)) {
      HostKeyProbe probe = new HostKeyProbe("127.0.0.1", other.port(), Duration.ofSeconds(10));
      List<HostKey> keys = probe.all();

      assertEquals(
          HostKeyProbe.fetch("127.0.0.1", other.port(), Duration.ofSeconds(10)), keys.get(0));
      assertEquals(each.length, keys.size());
      for (String type : each) {
        assertTrue(keys.contains(other.hostKey(type)), type);
      }
    }
  }
}
