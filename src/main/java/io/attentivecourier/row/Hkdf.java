package io.attentivecourier.row;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF-SHA-256 (RFC 5869) without a salt. Java has it from 25 on; until then these are its two
 * steps, as Bouncy Castle's would cost each start what {@link SipHash} says.
 */
final class Hkdf {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int HASH_BYTES = 32;

  private Hkdf() {}

  /**
   * A key for one purpose.
   *
   * @param length in bytes, at most that of one hash: no key here is longer
   */
  static byte[] of(byte[] key, byte[] purpose, int length) {
    if (length > HASH_BYTES) {
      throw new IllegalArgumentException("a key of more than %d bytes".formatted(HASH_BYTES));
    }
    byte[] extracted = mac(new byte[HASH_BYTES], key);
    byte[] block = Arrays.copyOf(purpose, purpose.length + 1);
    block[purpose.length] = 1;
    return Arrays.copyOf(mac(extracted, block), length);
  }

  private static byte[] mac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
