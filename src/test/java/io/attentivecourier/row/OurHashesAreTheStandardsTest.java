package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** SipHash-2-4 and HKDF-SHA-256, by their papers and beside Bouncy Castle's. */
class OurHashesAreTheStandardsTest {
  private final Random random = new Random(20261127);

  /** The example of the paper, appendix A: key 00 to 0f, text 00 to 0e. */
  @Test
  void theExampleOfSipHash() {
    byte[] key = bytes(16);
    assertEquals(0xa129ca6149be45e5L, new SipHash(key).of(bytes(15), 0, 15));
  }

  @Test
  void everyLengthAndPlaceIsHashedAsBouncyCastleHashesIt() {
    for (int length = 0; length < 200; length++) {
      byte[] key = any(SipHash.KEY_BYTES);
      byte[] text = any(length + 7);
      var other = new org.bouncycastle.crypto.macs.SipHash();
      other.init(new KeyParameter(key));
      other.update(text, 3, length);
      assertEquals(other.doFinal(), new SipHash(key).of(text, 3, 3 + length), "of " + length);
    }
  }

  /** RFC 5869, test case 3: no salt, no purpose; its first 32 bytes. */
  @Test
  void theExampleOfHkdf() {
    byte[] key = new byte[22];
    Arrays.fill(key, (byte) 0x0b);
    assertEquals(
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d",
        HexFormat.of().formatHex(Hkdf.of(key, new byte[0], 32)));
  }

  @Test
  void everyPurposeGivesTheKeyThatBouncyCastleGives() {
    for (int length = 1; length <= 32; length++) {
      byte[] key = any(32);
      byte[] purpose = any(length - 1);
      HKDFBytesGenerator other = new HKDFBytesGenerator(new SHA256Digest());
      other.init(new HKDFParameters(key, null, purpose));
      byte[] expected = new byte[length];
      other.generateBytes(expected, 0, length);
      assertArrayEquals(expected, Hkdf.of(key, purpose, length));
    }
  }

  private byte[] any(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
