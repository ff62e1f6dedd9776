package io.attentivecourier.pickup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.fuzz.ForeignBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A file of pinned host keys. */
public final class KnownHostsBytes implements ForeignBytes {
  private static final String HOST = "sftp.example.com";
  private static final HostKey NEW = HostKey.of(Base64.getDecoder().decode(key('N')));

  private final Path file;

  public KnownHostsBytes(Path folder) {
    file = folder.resolve("known_hosts");
  }

  /** 4 bytes of length, {@code ssh-ed25519}, 4 of length, and 32 that are no key of anybody. */
  private static String key(char filled) {
    return "AAAAC3NzaC1lZDI1NTE5AAAAI" + String.valueOf(filled).repeat(43);
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            HOST + " ssh-ed25519 " + key('A') + "\nother.example.com ssh-rsa " + key('B') + "\n",
            "[" + HOST + "]:22,10.0.0.* ssh-ed25519 " + key('A') + " a comment\n",
            "# pinned\n@revoked * ssh-ed25519 "
                + key('C')
                + "\n*.example.com,!x ssh-ed25519 "
                + key('A'),
            "@cert-authority *.example.com ssh-ed25519 " + key('D') + "\n",
            "|1|AAAAAAAAAAAAAAAAAAAAAAAAAAA=|AAAAAAAAAAAAAAAAAAAAAAAAAAA= ssh-ed25519 " + key('A'))
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** A pin stands in the file, and one that is set is found again. */
  @Override
  public void read(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    String text = new String(bytes, UTF_8);
    for (HostKey pin : KnownHosts.pins(file, HOST, 22)) {
      assertTrue(text.contains(pin.base64()), "pinned and not written: " + pin);
    }
    KnownHosts.pin(file, HOST, 22, NEW);
    List<HostKey> pins = KnownHosts.pins(file, HOST, 22);
    assertTrue(pins.equals(List.of(NEW)), "pinned is " + pins);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }
}
