package io.attentivecourier.standin.file;

import io.attentivecourier.standin.Breach;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** A file encrypted with OpenPGP to the receiver's key. */
final class EncryptedFile {
  private final PGPObjectFactory packets;
  private final PGPPublicKeyEncryptedData data;
  private final InputStream clear;

  private EncryptedFile(InputStream stored, PrivateKey key)
      throws IOException, PGPException, Breach {
    this.packets = new BcPGPObjectFactory(stored);
    this.data = forOne(packets.nextObject());
    PGPKeyPair ours = key.withId(data.getKeyIdentifier().getKeyId());
    this.clear = data.getDataStream(new BcPublicKeyDataDecryptorFactory(ours));
  }

  /**
   * @param inner opens what was encrypted
   */
  static Decoder.Contents open(
      InputStream stored, PrivateKey key, Decoder.Opener inner, String plain)
      throws IOException, Breach {
    try {
      return new EncryptedFile(stored, key).contents(inner, plain);
    } catch (PGPException unreadable) {
      throw new Breach("it cannot be decrypted");
    }
  }

  private static PGPPublicKeyEncryptedData forOne(Object packet) throws Breach {
    if (packet instanceof PGPEncryptedDataList list
        && list.size() == 1
        && list.get(0) instanceof PGPPublicKeyEncryptedData one
        && one.isIntegrityProtected()) {
      return one;
    }
    throw new Breach("it is not encrypted to one key with integrity protection");
  }

  private Decoder.Contents contents(Decoder.Opener inner, String plain) throws IOException, Breach {
    if (!(new BcPGPObjectFactory(clear).nextObject() instanceof PGPLiteralData literal)) {
      throw new Breach("it holds no literal data once it is decrypted");
    }
    Decoder.Contents contents = inner.open(literal.getInputStream(), plain);
    return new Decoder.Contents(
        contents.list(),
        () -> {
          contents.end().check();
          nothingElse();
        });
  }

  private void nothingElse() throws IOException, Breach {
    clear.transferTo(OutputStream.nullOutputStream());
    try {
      if (!data.verify() || packets.nextObject() != null) {
        throw new Breach("it was changed after it was encrypted");
      }
    } catch (PGPException changed) {
      throw new Breach("it was changed after it was encrypted");
    }
  }

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
}
