package io.attentivecourier.row;

import java.nio.charset.StandardCharsets;

/**
 * Members as keyed hashes of 64 bits, SipHash-2-4: about 40 ns each where HMAC-SHA-256 takes 1 µs.
 * Pseudonymous, not anonymous: whoever has the key can test a number, and hash all ten billion of
 * them within minutes. Among 10 million members two share a hash in 3 of a million lists.
 *
 * <p>For one thread at a time.
 */
public final class MemberHash {
  private static final int TEN = 10;

  private final String keyId;
  private final SipHash sipHash;

  MemberHash(String keyId, byte[] key) {
    this.keyId = keyId;
    this.sipHash = new SipHash(key);
  }

  /** Names the key; hashes of two keys cannot be compared. */
  public String keyId() {
    return keyId;
  }

  /**
   * A phone of ten digits and the same with a 1 or a +1 before it have one hash: {@code
   * courier.phone.digits} and the destination change how a member is written, not who it is.
   *
   * @param identifier normalised
   */
  public long of(String identifier) {
    byte[] text = identifier.getBytes(StandardCharsets.UTF_8);
    return of(text, 0, text.length);
  }

  /** The same of the text from one place to before the other. */
  public long of(byte[] text, int from, int to) {
    int start = from + countryCode(text, from, to);
    return sipHash.of(text, start, to);
  }

  /** The length of a {@code 1} or {@code +1} before ten digits; 0 before anything else. */
  private static int countryCode(byte[] text, int from, int to) {
    int length = to - from - TEN;
    boolean framed = length == 1 || length == 2 && text[from] == '+';
    return framed && text[from + length - 1] == '1' && areDigits(text, to - TEN, to) ? length : 0;
  }

  private static boolean areDigits(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at == to;
  }
}
