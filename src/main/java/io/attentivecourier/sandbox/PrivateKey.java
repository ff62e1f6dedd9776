package io.attentivecourier.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * The receiver's own key.
 *
 * @param armoured without a passphrase
 */
record PrivateKey(String armoured) {

  PGPKeyPair withId(long id) throws IOException, PGPException, Breach {
    byte[] text = armoured.getBytes(StandardCharsets.US_ASCII);
    PGPSecretKey key =
        new PGPSecretKeyRingCollection(
                PGPUtil.getDecoderStream(new ByteArrayInputStream(text)),
                new BcKeyFingerprintCalculator())
            .getSecretKey(id);
    if (key == null) {
      throw new Breach("it is encrypted to another key");
    }
    return new PGPKeyPair(key.getPublicKey(), key.extractPrivateKey(null));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "PrivateKey";
  }
}
