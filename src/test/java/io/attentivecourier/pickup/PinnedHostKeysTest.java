package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedHostKeysTest {
  @TempDir Path folder;

  private static HostKey key(int seed) {
    byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer blob = ByteBuffer.allocate(4 + type.length + 4 + 32);
    blob.putInt(type.length).put(type).putInt(32).put(new byte[31]).put((byte) seed);
    return HostKey.of(blob.array());
  }

  @Test
  void nothingIsPinnedWhereThereIsNoFile() {
    assertEquals(
        Optional.empty(), KnownHosts.pinned(folder.resolve("none"), "sftp.example.com", 22));
  }

  @Test
  void aPinIsReadBackForItsHostAndPort() throws Exception {
    Path file = folder.resolve("known_hosts");
    KnownHosts.pin(file, "sftp.example.com", 22, key(1));
    KnownHosts.pin(file, "sftp.example.com", 2222, key(2));

    assertEquals(Optional.of(key(1)), KnownHosts.pinned(file, "sftp.example.com", 22));
    assertEquals(Optional.of(key(2)), KnownHosts.pinned(file, "sftp.example.com", 2222));
    assertEquals(Optional.empty(), KnownHosts.pinned(file, "other.example.com", 22));
  }

  @Test
  void aNewPinReplacesTheOldOneAndNothingElse() throws Exception {
    Path file = folder.resolve("known_hosts");
    String other = "other.example.com " + key(3).type() + " " + key(3).base64();
    String both = "sftp.example.com,192.0.2.7 " + key(1).type() + " " + key(1).base64();
    Files.write(file, List.of("# ours", other, both));

    KnownHosts.pin(file, "sftp.example.com", 22, key(2));

    assertEquals(
        List.of(
            "# ours",
            other,
            "192.0.2.7 " + key(1).type() + " " + key(1).base64(),
            "sftp.example.com " + key(2).type() + " " + key(2).base64()),
        Files.readAllLines(file));
  }

  @Test
  void onlyTheOwnerReadsThePins() throws Exception {
    Path file = folder.resolve("known_hosts");
    KnownHosts.pin(file, "sftp.example.com", 22, key(1));

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFingerprintIsWrittenAsOpenSshWritesIt() {
    assertTrue(key(1).fingerprint().matches("SHA256:[A-Za-z0-9+/]{43}"));
  }

  @Test
  void aDamagedLineIsNoPinAndStays() throws Exception {
    Path file = folder.resolve("known_hosts");
    List<String> damaged =
        List.of(
            "sftp.example.com ssh-ed25519 AAAAC3NzaC1lZDI",
            "sftp.example.com ssh-rsa " + key(1).base64(),
            "|1|AAAA|AAAA= ssh-ed25519 " + key(1).base64(),
            "sftp.example.com ssh-ed25519 " + key(1).base64() + "\fAAAA",
            "other.example.com ssh-ed25519 " + key(1).base64() + " " + "x".repeat(20_000));
    Files.write(file, damaged);
    assertEquals(List.of(), KnownHosts.pins(file, "sftp.example.com", 22));

    KnownHosts.pin(file, "sftp.example.com", 22, key(2));

    assertEquals(List.of(key(2)), KnownHosts.pins(file, "sftp.example.com", 22));
    assertEquals(List.of(damaged.get(2), damaged.get(4)), Files.readAllLines(file).subList(0, 2));
  }
}
