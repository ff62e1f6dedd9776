package io.attentivecourier.standin.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AClientIsLetInOrNotTest {

  @TempDir Path root;

  private SftpOptions options() {
    return SftpOptions.at(root, "acme");
  }

  @Test
  void theRightPasswordIsLetIn() throws Exception {
    try (var server = FaultySftp.start(options().withLogin("brand", "open"));
        var client = Client.of(server)) {
      assertEquals("/", client.sftp().pwd());
      assertEquals("brand", server.username());
    }
  }

  @Test
  void aWrongPasswordIsNotAndCountsAsOneLogin() {
    try (var server = FaultySftp.start(options())) {
      assertThrows(
          JSchException.class,
          () -> Client.with(server, "password", "wrong", server.knownHostsLine()));
      assertEquals(1, server.traffic().loginsTried());
      assertEquals(0, server.traffic().sessionsOpened());
    }
  }

  @Test
  void keyboardInteractiveIsASwitch() throws Exception {
    var asked = options().withKeyboardInteractive(true).withPasswordLogin(false);
    try (var server = FaultySftp.start(asked)) {
      Client.with(server, "keyboard-interactive", server.password(), server.knownHostsLine())
          .close();
      assertThrows(JSchException.class, () -> Client.of(server));
    }
    try (var server = FaultySftp.start(options())) {
      assertThrows(
          JSchException.class,
          () ->
              Client.with(
                  server, "keyboard-interactive", server.password(), server.knownHostsLine()));
    }
  }

  @Test
  void anAuthorizedKeyIsLetInAndAnotherIsNot() throws Exception {
    JSch known = new JSch();
    JSch unknown = new JSch();
    String line = identity(known);
    identity(unknown);
    try (var server = FaultySftp.start(options().withAuthorizedKey(line))) {
      Client.open(known, server, "publickey", "", server.knownHostsLine()).close();
      assertThrows(
          JSchException.class,
          () -> Client.open(unknown, server, "publickey", "", server.knownHostsLine()));
    }
  }

  private static String identity(JSch jsch) throws Exception {
    KeyPair pair = KeyPair.genKeyPair(jsch, KeyPair.ECDSA, 256);
    var key = new ByteArrayOutputStream();
    var line = new ByteArrayOutputStream();
    pair.writePrivateKey(key);
    pair.writePublicKey(line, "test");
    jsch.addIdentity("test", key.toByteArray(), null, null);
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  @Test
  void theKnownHostsLineNamesThePortAndTheKey() {
    try (var server = FaultySftp.start(options())) {
      String start = "[127.0.0.1]:" + server.port() + " ssh-ed25519 AAAA";
      assertTrue(server.knownHostsLine().startsWith(start));
      assertTrue(server.fingerprint().matches("SHA256:[A-Za-z0-9+/]{43}"));
    }
  }

  @Test
  void aStrictClientRefusesASwappedKeyBeforeItShowsItsPassword() throws Exception {
    try (var server = FaultySftp.start(options())) {
      String pinned = server.knownHostsLine();
      server.swapHostKey();
      assertThrows(
          JSchException.class, () -> Client.with(server, "password", server.password(), pinned));
      assertEquals(0, server.traffic().loginsTried());
      Client.of(server).close();
      assertNotEquals(pinned, server.knownHostsLine());
    }
  }

  @Test
  void aHostKeyKeptInAFileIsTheSameAfterARestart() throws Exception {
    SftpOptions kept = options().withHostKeyFile(root.resolve("host_key"));
    String before;
    try (var server = FaultySftp.start(kept)) {
      before = server.fingerprint();
    }
    try (var server = FaultySftp.start(kept)) {
      assertEquals(before, server.fingerprint());
      Client.of(server).close();
    }
  }

  @Test
  void withoutPosixRenameNoRenameReplaces() throws Exception {
    try (var server = FaultySftp.start(options().withPosixRename(false));
        var client = Client.of(server)) {
      client.deliver("2125550101,VIP\n", "acme_subscriber_segment_20261122_1.csv");
      var refused =
          assertThrows(
              SftpException.class,
              () -> client.deliver("2125550102,VIP\n", "acme_subscriber_segment_20261122_1.csv"));
      assertEquals(ChannelSftp.SSH_FX_FAILURE, refused.id);
      assertEquals(1, server.folder().files().size());
    }
  }

  @Test
  void theOptionsDoNotShowThePassword() {
    assertEquals(-1, options().withLogin("brand", "hidden").toString().indexOf("hidden"));
  }
}
