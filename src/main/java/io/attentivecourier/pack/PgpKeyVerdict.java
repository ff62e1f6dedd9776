package io.attentivecourier.pack;

import java.util.Comparator;
import java.util.Date;
import org.bouncycastle.openpgp.PGPSignatureException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentSignature;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;

/** Why a key cannot be encrypted to, in words. */
final class PgpKeyVerdict {
  /** RSA and ElGamal below 2,048 bits, DSA, and signatures by MD5 or late SHA-1 do not pass. */
  private static final OpenPGPPolicy POLICY = new OpenPGPDefaultPolicy();

  private static final Comparator<OpenPGPComponentKey> NEWEST_LAST =
      Comparator.comparing(OpenPGPComponentKey::getCreationTime);

  private final OpenPGPCertificate owner;
  private final Date now;

  PgpKeyVerdict(OpenPGPCertificate owner, Date now) {
    this.owner = owner;
    this.now = now;
  }

  /**
   * The newest key to encrypt with.
   *
   * @throws PgpKeyFault if the primary key is no good, or there is no such key that is
   */
  OpenPGPComponentKey encryptionKey() {
    String name = "the key " + PgpKeyFile.fingerprint(owner);
    refuse(name, owner.getPrimaryKey());
    refuseUnless(owner.getPrimaryKey().isBoundAt(now), name + " has no valid signature of its own");
    return owner.getEncryptionKeys(now).stream()
        .filter(PgpKeyVerdict::isStrong)
        .max(NEWEST_LAST)
        .orElseThrow(() -> none(name));
  }

  /** What is wrong with the newest is what its owner has to mend. */
  private PgpKeyFault none(String name) {
    owner.getKeys().stream()
        .filter(key -> key.getPGPPublicKey().isEncryptionKey() && !key.isPrimaryKey())
        .max(NEWEST_LAST)
        .ifPresent(key -> refuse("the encryption subkey of " + name, key));
    return PgpKeyFault.file(name + " has no subkey to encrypt with");
  }

  private void refuse(String name, OpenPGPComponentKey key) {
    refuseUnless(isStrong(key), name + " is too weak");
    OpenPGPComponentSignature revocation = key.getRevocation(now);
    if (revocation != null) {
      refuseUnless(isGenuine(revocation), name + " carries a revocation that is not its owner's");
      throw PgpKeyFault.file(name + " is revoked");
    }
    Date end = key.getKeyExpirationDateAt(now);
    if (end != null && !now.before(end)) {
      throw PgpKeyFault.file(name + " expired on " + PgpKey.day(end.toInstant()));
    }
  }

  /** The library looks at the strength of what signs, not of what encrypts. */
  private static boolean isStrong(OpenPGPComponentKey key) {
    return POLICY.isAcceptablePublicKey(key.getPGPPublicKey());
  }

  /** The library finds a revocation by whom it names, before it looks at who signed it. */
  private static boolean isGenuine(OpenPGPComponentSignature signature) {
    try {
      signature.verify(new BcOpenPGPImplementation());
      return true;
    } catch (PGPSignatureException forged) {
      return false;
    }
  }

  private static void refuseUnless(boolean good, String fault) {
    if (!good) {
      throw PgpKeyFault.file(fault);
    }
  }
}
