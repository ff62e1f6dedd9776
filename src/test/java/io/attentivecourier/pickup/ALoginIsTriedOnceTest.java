package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import io.attentivecourier.run.Reason;
import io.attentivecourier.standin.sftp.FaultySftp;
import io.attentivecourier.standin.sftp.SftpOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server may lock an account after a few refused logins; Attentive does not say. */
class ALoginIsTriedOnceTest {
  @TempDir Path folder;
  @AutoClose private final PickupFixture fixture = new PickupFixture();
  @AutoClose private FaultySftp server;

  private SftpOptions options() {
    return SftpOptions.at(folder.resolve("root"), "sirendenim");
  }

  private void start(SftpOptions options) throws Exception {
    Files.createDirectories(folder.resolve("root"));
    server = FaultySftp.start(options);
    Files.writeString(folder.resolve("known_hosts"), server.knownHostsLine() + "\n");
  }

  private PickupSession open(String password, Path privateKey) {
    return open(password, privateKey, null);
  }

  private PickupSession open(String password, Path privateKey, String passphrase) {
    PickupAddress address =
        new PickupAddress(
            server.host(),
            server.port(),
            server.username(),
            password,
            privateKey,
            passphrase,
            folder.resolve("known_hosts"),
            "/uploads",
            10_000);
    return fixture.pickup(address).open();
  }

  /**
   * @param tried the methods, in words that name the settings
   */
  private void assertRefused(String tried, String password, Path privateKey) {
    try (PickupSession session = open(password, privateKey)) {
      PickupFault fault = assertThrows(PickupFault.class, session::list);

      assertEquals(Reason.LOGIN_REFUSED, fault.reason());
      assertFalse(fault.isWorthRetry());
      assertTrue(fault.getMessage().contains("tried " + tried), fault.getMessage());
    }
  }

  /** Writes a private key and returns its public line. */
  private String makeKey(Path file) throws Exception {
    return makeKey(file, null);
  }

  private String makeKey(Path file, String passphrase) throws Exception {
    KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
    pair.writePrivateKey(file.toString(), passphrase == null ? null : passphrase.getBytes());
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    pair.writePublicKey(line, "test");
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  /** JSch alone would try six times. */
  @Test
  void aRefusedPasswordIsTriedExactlyOnce() throws Exception {
    start(options());

    assertRefused("password (courier.sftp.password)", "wrong", null);

    assertEquals(1, server.traffic().loginsTried());
    assertEquals(1, server.traffic().secretsTried());
  }

  @Test
  void aPasswordRefusedAtThePromptIsNotTriedAnotherWay() throws Exception {
    start(options().withKeyboardInteractive(true));

    assertRefused("keyboard-interactive (courier.sftp.password)", "wrong", null);

    assertEquals(1, server.traffic().secretsTried());
  }

  @Test
  void aKeyAndAPasswordThatAreBothRefusedAreBothNamed() throws Exception {
    makeKey(folder.resolve("ours"));
    start(options().withAuthorizedKey(makeKey(folder.resolve("another"))));

    assertRefused(
        "publickey (courier.sftp.privateKeyFile), then password (courier.sftp.password)",
        "wrong",
        folder.resolve("ours"));
  }

  @Test
  void aServerThatOnlyPromptsGetsThePassword() throws Exception {
    start(options().withKeyboardInteractive(true).withPasswordLogin(false));
    try (PickupSession session = open(server.password(), null)) {
      assertTrue(session.list().isEmpty());
    }
  }

  @Test
  void aKeyLogsInWithoutAPassword() throws Exception {
    start(options().withAuthorizedKey(makeKey(folder.resolve("ours"))));
    try (PickupSession session = open(null, folder.resolve("ours"))) {
      assertTrue(session.list().isEmpty());
    }
  }

  @Test
  void aKeyLogsInByItsPassphrase() throws Exception {
    start(options().withAuthorizedKey(makeKey(folder.resolve("ours"), "open sesame")));
    try (PickupSession session = open(null, folder.resolve("ours"), "open sesame")) {
      assertTrue(session.list().isEmpty());
    }
    try (PickupSession session = open(null, folder.resolve("ours"))) {
      assertEquals(Reason.LOGIN_REFUSED, assertThrows(PickupFault.class, session::list).reason());
    }
  }

  @Test
  void aKeyThatIsNotKnownLeavesThePasswordItsOneTry() throws Exception {
    makeKey(folder.resolve("ours"));
    start(options().withAuthorizedKey(makeKey(folder.resolve("another"))));
    try (PickupSession session = open(server.password(), folder.resolve("ours"))) {
      assertTrue(session.list().isEmpty());
    }
  }

  @Test
  void aSwappedHostKeyShowsBothFingerprintsAndGetsNoPassword() throws Exception {
    start(options());
    String pinned = server.fingerprint();
    server.swapHostKey();
    try (PickupSession session = open(server.password(), null)) {
      PickupFault fault = assertThrows(PickupFault.class, session::list);

      assertEquals(Reason.HOST_KEY, fault.reason());
      assertFalse(fault.isWorthRetry());
      assertTrue(fault.getMessage().contains("showed ssh-ed25519 " + server.fingerprint()));
      assertTrue(fault.getMessage().contains("pinned is ssh-ed25519 " + pinned));
      assertFalse(fault.getMessage().contains(server.password()));
    }
    assertEquals(0, server.traffic().loginsTried());
  }

  @Test
  void aKeyPinnedByTheProbeIsTrusted() throws Exception {
    start(options());
    server.swapHostKey();
    HostKey key = HostKeyProbe.fetch(server.host(), server.port(), Duration.ofSeconds(10));
    KnownHosts.pin(folder.resolve("known_hosts"), server.host(), server.port(), key);
    try (PickupSession session = open(server.password(), null)) {
      assertTrue(session.list().isEmpty());
    }
    assertEquals(server.fingerprint(), key.fingerprint());
    assertEquals(1, server.traffic().loginsTried(), "the probe does not log in");
  }
}
