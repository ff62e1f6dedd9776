package io.attentivecourier.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.settings.SettingsFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A receiver's public key. Made anew each time: its bytes are told, as no seed gives them again.
 */
public final class PgpKeyBytes implements ForeignBytes {
  private static final Clock NOW =
      Clock.fixed(MadeKey.MADE.plus(Duration.ofDays(100)), ZoneOffset.UTC);

  private final Path file;
  private final MadeKey made;
  private final MadeKey revoked;
  private final byte[] encrypts;

  public PgpKeyBytes(Path folder) throws Exception {
    file = folder.resolve("key.pgp");
    made = MadeKey.good();
    revoked = MadeKey.good().revoked();
    encrypts = PgpKey.read(made.file(folder), made.fingerprint(), NOW).encryptionKey().getEncoded();
  }

  @Override
  public List<byte[]> samples() throws Exception {
    return List.of(
        made.publicKey(),
        MadeKey.armoured(made.publicKey()).getBytes(UTF_8),
        revoked.publicKey(),
        made.privateKey());
  }

  /** It is encrypted to the key that its owner bound, or to none. */
  @Override
  public void read(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    PgpKey key = PgpKey.read(file, made.fingerprint(), NOW);
    assertArrayEquals(body(encrypts), body(key.encryptionKey().getEncoded()));
  }

  /** The key's own packet, of which what stands behind it, its signatures, is no part. */
  private static byte[] body(byte[] packets) {
    return java.util.Arrays.copyOf(packets, 2 + (packets[1] & 0xff));
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(SettingsFault.class);
  }
}
