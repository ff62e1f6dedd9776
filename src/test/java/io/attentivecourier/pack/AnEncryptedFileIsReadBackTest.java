package io.attentivecourier.pack;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnEncryptedFileIsReadBackTest {
  private static final int PIECE = 1 << 14;

  @TempDir Path folder;

  /**
   * Around the borders of the pieces and of the lengths of a last one, which have 1 to 5 octets.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 11, 12, 400, 700, 720, 742, 743, 744, 745, 1400, 1490, 5000})
  void aWholeFileIsGood(int rows) throws Exception {
    MadeKey key = MadeKey.good();
    byte[] list = Lists.rows(rows);
    assertDoesNotThrow(() -> check(key, encrypted(list, true, key), list.length));
  }

  @Test
  void aShorterListIsCaught() throws Exception {
    MadeKey key = MadeKey.good();
    byte[] list = Lists.rows(3000);
    byte[] cut = Arrays.copyOf(list, list.length - 11);
    refuses("bytes of data", key, encrypted(cut, true, key), list.length);
  }

  @Test
  void aFileCutAnywhereIsCaught() throws Exception {
    MadeKey key = MadeKey.good();
    byte[] list = Lists.rows(3000);
    byte[] whole = encrypted(list, true, key);
    for (int cut : new int[] {1, 2, 22, 500, PIECE, PIECE + 1, 2 * PIECE, whole.length - 1}) {
      refuses("", key, Arrays.copyOf(whole, whole.length - cut), list.length);
    }
  }

  @Test
  void whatFollowsTheEndIsCaught() throws Exception {
    MadeKey key = MadeKey.good();
    byte[] list = Lists.rows(3);
    byte[] whole = encrypted(list, true, key);
    refuses("follows its end", key, Arrays.copyOf(whole, whole.length + 1), list.length);
  }

  @Test
  void aFileForAnotherKeyIsCaught() throws Exception {
    byte[] list = Lists.rows(3);
    byte[] theirs = encrypted(list, true, MadeKey.good());
    refuses("is not for the key", MadeKey.good(), theirs, list.length);
  }

  /** Whoever has the second key would read the list too. */
  @Test
  void aFileForTwoKeysIsCaught() throws Exception {
    MadeKey key = MadeKey.good();
    byte[] list = Lists.rows(3);
    byte[] both = encrypted(list, true, key, MadeKey.good());
    refuses("is not protected", key, both, list.length);
  }

  @Test
  void aFileWithoutIntegrityProtectionIsCaught() throws Exception {
    MadeKey key = MadeKey.good();
    byte[] list = Lists.rows(3);
    refuses("is not protected", key, encrypted(list, false, key), list.length);
  }

  @Test
  void aListThatWasNotEncryptedIsCaught() throws Exception {
    byte[] list = Lists.rows(3);
    refuses("", MadeKey.good(), list, list.length);
  }

  private void refuses(String why, MadeKey key, byte[] bytes, long plain) {
    IllegalStateException fault =
        assertThrows(IllegalStateException.class, () -> check(key, bytes, plain));
    assertTrue(fault.getMessage().contains(why), fault.getMessage());
  }

  private void check(MadeKey key, byte[] bytes, long plain) throws Exception {
    Path file = Files.write(folder.resolve("0.csv.pgp"), bytes);
    ReadBack.Content content = ReadBack.Content.of(file);
    NewFile.Packed packed = new NewFile.Packed(file.toFile(), content.bytes(), content.sha256());
    new PgpReadBack(packed, key.subkeyId()).check(plain, Lists.NAME);
  }

  private static byte[] encrypted(byte[] list, boolean integrity, MadeKey... keys)
      throws Exception {
    PGPEncryptedDataGenerator generator =
        new PGPEncryptedDataGenerator(
            new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithIntegrityPacket(integrity)
                .setSecureRandom(new SecureRandom()));
    for (MadeKey key : keys) {
      var ring = new PGPPublicKeyRing(key.publicKey(), new BcKeyFingerprintCalculator());
      generator.addMethod(
          new BcPublicKeyKeyEncryptionMethodGenerator(ring.getPublicKey(key.subkeyId())));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream data = generator.open(out, new byte[PIECE]);
        OutputStream literal =
            new PGPLiteralDataGenerator()
                .open(
                    data,
                    PGPLiteralData.BINARY,
                    Lists.NAME,
                    Date.from(Instant.EPOCH),
                    new byte[PIECE])) {
      literal.write(list);
    }
    return out.toByteArray();
  }
}
