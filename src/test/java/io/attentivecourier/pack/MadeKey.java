package io.attentivecourier.pack;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.X25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Keys as their owners should not give them: expired, revoked, weak. */
public final class MadeKey {
  public static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  private static final int VERSION = 4;
  private static final int HASH = HashAlgorithmTags.SHA256;

  private final PGPKeyPair primary;
  private final PGPKeyPair subkey;
  private final PGPSecretKeyRing ring;
  private PGPPublicKeyRing published;

  private MadeKey(PGPKeyPair primary, Duration life, PGPKeyPair subkey, Duration subkeyLife)
      throws Exception {
    this.primary = primary;
    this.subkey = subkey;
    PGPKeyRingGenerator generator =
        new PGPKeyRingGenerator(
            PGPSignature.POSITIVE_CERTIFICATION,
            primary,
            "Partner <partner@example.com>",
            new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
            flags(KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA, life).generate(),
            null,
            new BcPGPContentSignerBuilder(primary.getPublicKey().getAlgorithm(), HASH),
            null);
    if (subkey != null) {
      generator.addSubKey(subkey, flags(KeyFlags.ENCRYPT_COMMS, subkeyLife).generate(), null);
    }
    this.ring = generator.generateSecretKeyRing();
    this.published = generator.generatePublicKeyRing();
  }

  public static MadeKey good() throws Exception {
    return living(Duration.ZERO, Duration.ZERO);
  }

  /** Zero lives for ever. */
  public static MadeKey living(Duration primary, Duration subkey) throws Exception {
    return new MadeKey(signing(), primary, encrypting(), subkey);
  }

  static MadeKey ofRsa(int bits) throws Exception {
    return new MadeKey(rsa(bits), Duration.ZERO, encrypting(), Duration.ZERO);
  }

  static MadeKey withRsaSubkey(int bits) throws Exception {
    return new MadeKey(signing(), Duration.ZERO, rsa(bits), Duration.ZERO);
  }

  static MadeKey withoutSubkey() throws Exception {
    return new MadeKey(signing(), Duration.ZERO, null, Duration.ZERO);
  }

  /** Revoked by its owner. */
  MadeKey revoked() throws Exception {
    return revokedBy(this);
  }

  /** With a revocation in its owner's name that the given one signed. */
  MadeKey revokedBy(MadeKey signer) throws Exception {
    PGPSignature revocation =
        signature(PGPSignature.KEY_REVOCATION, signer.primary)
            .generateCertification(primary.getPublicKey());
    return publish(PGPPublicKey.addCertification(published.getPublicKey(), revocation));
  }

  MadeKey withRevokedSubkey() throws Exception {
    PGPSignature revocation =
        signature(PGPSignature.SUBKEY_REVOCATION, primary)
            .generateCertification(primary.getPublicKey(), subkey.getPublicKey());
    PGPPublicKey key = published.getPublicKey(subkey.getKeyID());
    return publish(PGPPublicKey.addCertification(key, revocation));
  }

  /** With the stranger's subkey, bound in the owner's name by the stranger. */
  MadeKey withSubkeyOf(MadeKey stranger) throws Exception {
    PGPSignature binding =
        signature(PGPSignature.SUBKEY_BINDING, stranger.primary)
            .generateCertification(primary.getPublicKey(), stranger.subkey.getPublicKey());
    return publish(PGPPublicKey.addCertification(stranger.subkey.getPublicKey(), binding));
  }

  /** With a signature that stands where it says nothing. */
  MadeKey withItsSubkeysSignatureBehindTheUserId() throws Exception {
    PGPSignature binding = published.getPublicKey(subkey.getKeyID()).getSignatures().next();
    PGPPublicKey key = published.getPublicKey();
    return publish(PGPPublicKey.addCertification(key, key.getUserIDs().next(), binding));
  }

  private MadeKey publish(PGPPublicKey key) {
    published = PGPPublicKeyRing.insertPublicKey(published, key);
    return this;
  }

  public String fingerprint() {
    return HexFormat.of().formatHex(published.getPublicKey().getFingerprint());
  }

  long subkeyId() {
    return subkey.getKeyID();
  }

  public byte[] publicKey() throws Exception {
    return published.getEncoded();
  }

  byte[] privateKey() throws Exception {
    return ring.getEncoded();
  }

  public String armouredPrivateKey() throws Exception {
    return armoured(ring.getEncoded());
  }

  static String armoured(byte[] key) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (OutputStream armour = ArmoredOutputStream.builder().build(text)) {
      armour.write(key);
    }
    return text.toString("US-ASCII");
  }

  public Path file(Path folder) throws Exception {
    return Files.write(folder.resolve("key.pgp"), publicKey());
  }

  private static PGPKeyPair signing() throws Exception {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
    return made(PublicKeyAlgorithmTags.EDDSA_LEGACY, generator.generateKeyPair());
  }

  private static PGPKeyPair encrypting() throws Exception {
    X25519KeyPairGenerator generator = new X25519KeyPairGenerator();
    generator.init(new X25519KeyGenerationParameters(new SecureRandom()));
    return made(PublicKeyAlgorithmTags.ECDH, generator.generateKeyPair());
  }

  private static PGPKeyPair rsa(int bits) throws Exception {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(
        new RSAKeyGenerationParameters(BigInteger.valueOf(0x10001), new SecureRandom(), bits, 64));
    return made(PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair());
  }

  private static PGPKeyPair made(int algorithm, AsymmetricCipherKeyPair pair) throws Exception {
    return new BcPGPKeyPair(VERSION, algorithm, pair, Date.from(MADE));
  }

  private static PGPSignatureSubpacketGenerator flags(int flags, Duration life) {
    PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
    packets.setSignatureCreationTime(true, Date.from(MADE));
    packets.setKeyFlags(true, flags);
    if (!life.isZero()) {
      packets.setKeyExpirationTime(true, life.toSeconds());
    }
    return packets;
  }

  private PGPSignatureGenerator signature(int kind, PGPKeyPair signer) throws Exception {
    PGPPublicKey key = signer.getPublicKey();
    PGPSignatureGenerator signature =
        new PGPSignatureGenerator(new BcPGPContentSignerBuilder(key.getAlgorithm(), HASH), key);
    signature.init(kind, signer.getPrivateKey());
    PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
    packets.setSignatureCreationTime(true, Date.from(MADE.plusSeconds(60)));
    if (kind == PGPSignature.SUBKEY_BINDING) {
      packets.setKeyFlags(true, KeyFlags.ENCRYPT_COMMS);
    }
    packets.setIssuerFingerprint(false, primary.getPublicKey());
    signature.setHashedSubpackets(packets.generate());
    return signature;
  }
}
