package io.attentivecourier.row;

import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What was sent of a person, as a keyed hash of 64 bits (SipHash-2-4): enough to see that it
 * changed, and nothing that can be read back. Two that differ share a hash once in 2 to the 64.
 *
 * <p>For one thread at a time.
 */
public final class ValuesHash {
  static final int KEY_BYTES = 16;

  private final SipHash sipHash = new SipHash();

  ValuesHash(byte[] key) {
    sipHash.init(new KeyParameter(key));
  }

  public void update(byte value) {
    sipHash.update(value);
  }

  public void update(byte[] bytes, int from, int to) {
    sipHash.update(bytes, from, to - from);
  }

  /** The hash of all that came since the last one. */
  public long end() {
    return sipHash.doFinal();
  }
}
