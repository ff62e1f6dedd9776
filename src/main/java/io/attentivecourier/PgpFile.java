package io.attentivecourier;

import io.attentivecourier.pack.ListToPack;
import io.attentivecourier.pack.NewFile;
import io.attentivecourier.pack.Pack;
import io.attentivecourier.pack.PgpKey;
import io.attentivecourier.pack.PgpReadBack;
import io.attentivecourier.settings.PackingSettings;
import io.attentivecourier.settings.SettingsFault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.converter.crypto.PGPKeyAccessDataFormat;
import org.apache.camel.converter.crypto.PGPPublicKeyAccessor;
import org.apache.camel.support.DefaultExchange;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code direct:encrypt-file}: Camel's PGP format, from file to file. The step {@code
 * marshal} would gather the whole output on the heap (300 MB at 128 MB of heap: out of memory).
 */
public final class PgpFile {
  private static final Logger LOG = LoggerFactory.getLogger(PgpFile.class);
  private static final String SUFFIX =
      new Pack.PackFormat(PackingSettings.Compression.NONE, true).suffix();

  private final CamelContext context;
  private final PgpKey key;
  private final Clock clock;
  private final PGPKeyAccessDataFormat format;

  /**
   * @param key null if files stay readable
   */
  PgpFile(CamelContext context, PgpKey key, Clock clock) {
    this.context = context;
    this.key = key;
    this.clock = clock;
    this.format = key == null ? null : KeyFormat.of(key);
  }

  /** True if files are encrypted: a step of the route asks this bean, which is never missing. */
  public boolean hasKey() {
    return key != null;
  }

  /**
   * The key of the settings, looked at before anything starts; that it soon expires is logged.
   *
   * @throws SettingsFault for a key that is not encrypted to
   */
  static PgpKey key(Path file, String fingerprint, Clock clock) {
    PgpKey key = PgpKey.read(file, fingerprint, clock);
    key.warning(clock).ifPresent(LOG::warn);
    return key;
  }

  /**
   * Writes the encrypted file beside the plain one, which stays until {@link #readPackets} is done.
   *
   * @throws io.attentivecourier.settings.SettingsFault if the key has expired since the start
   */
  public NewFile.Packed encrypt(ListToPack list, File plain) throws Exception {
    key.refuseIfExpired(clock);
    // An exchange of its own: headers choose the algorithm, the key and the name within.
    Exchange exchange = new DefaultExchange(context);
    exchange.getIn().setHeader(Exchange.FILE_NAME, list.archiveName());
    try (NewFile encrypted = NewFile.beside(plain.toPath(), SUFFIX)) {
      format.marshal(exchange, plain, encrypted.stream());
      return encrypted.finish();
    }
  }

  /**
   * Reads the encrypted file's packets and deletes the plain one.
   *
   * @return the encrypted file
   * @throws IllegalStateException if it is cut, or not for the one key
   */
  public File readPackets(ListToPack list, File plain, NewFile.Packed encrypted)
      throws IOException {
    new PgpReadBack(encrypted, key.encryptionKey().getKeyID())
        .check(plain.length(), list.archiveName());
    Files.delete(plain.toPath());
    return encrypted.file();
  }

  /**
   * Apart, so that only who encrypts loads Bouncy Castle: its jar is signed, and to check that took
   * a seventh of the CPU of a small run.
   */
  private static final class KeyFormat {
    private KeyFormat() {}

    /**
     * AES-256 with integrity protection, and no deflate of its own (46 MB/s with it, 591 without).
     * AES by SunJCE is more than twice as fast as Bouncy Castle's, which does what SunJCE cannot:
     * the session key for an elliptic curve.
     */
    static PGPKeyAccessDataFormat of(PgpKey key) {
      if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
        Security.addProvider(new BouncyCastleProvider());
      }
      PGPKeyAccessDataFormat format = new PGPKeyAccessDataFormat();
      format.setProvider("SunJCE");
      format.setAlgorithm(SymmetricKeyAlgorithmTags.AES_256);
      format.setHashAlgorithm(HashAlgorithmTags.SHA256);
      format.setIntegrity(true);
      format.setWithCompressedDataPacket(false);
      format.setKeyUserid("");
      format.setPublicKeyAccessor(new OneKey(key.encryptionKey()));
      return format;
    }
  }

  /** Whatever user id the format asks for, it gets the key with the fingerprint. */
  private record OneKey(PGPPublicKey key) implements PGPPublicKeyAccessor {
    @Override
    public List<PGPPublicKey> getEncryptionKeys(Exchange exchange, List<String> userIds) {
      return List.of(key);
    }

    @Override
    public PGPPublicKey getPublicKey(Exchange exchange, long keyId, List<String> userIds) {
      throw new UnsupportedOperationException("files are encrypted, never verified");
    }
  }
}
