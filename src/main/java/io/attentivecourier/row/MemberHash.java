package io.attentivecourier.row;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Members as keyed hashes of 64 bits, SipHash-2-4: about 40 ns each where HMAC-SHA-256 takes 1 µs.
 * Pseudonymous, not anonymous: whoever has the key can test a number, and hash all ten billion of
 * them within minutes. Among 10 million members two share a hash in 3 of a million lists.
 *
 * <p>For one thread at a time.
 */
public final class MemberHash {
  static final int KEY_BYTES = 16;

  private static final int LONG_PHONE = 11;

  private final String keyId;
  private final SipHash sipHash = new SipHash();

  MemberHash(String keyId, byte[] key) {
    this.keyId = keyId;
    sipHash.init(new KeyParameter(key));
  }

  /** Names the key; hashes of two keys cannot be compared. */
  public String keyId() {
    return keyId;
  }

  /**
   * A phone of ten digits and the same with a 1 before it have one hash: {@code
   * courier.phone.digits} changes how a member is written, not who it is.
   *
   * @param identifier normalised
   */
  public long of(String identifier) {
    byte[] text = identifier.getBytes(StandardCharsets.UTF_8);
    int from = isLongPhone(identifier) ? 1 : 0;
    sipHash.update(text, from, text.length - from);
    return sipHash.doFinal();
  }

  private static boolean isLongPhone(String identifier) {
    return identifier.length() == LONG_PHONE
        && identifier.charAt(0) == '1'
        && Phone.areDigits(identifier, 1);
  }
}
