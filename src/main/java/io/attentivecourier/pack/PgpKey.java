package io.attentivecourier.pack;

import io.attentivecourier.settings.SettingsFault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignatureException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentSignature;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;

/**
 * The one key that files are encrypted to. Camel's format encrypts to an expired key without a word
 * and finds keys by a part of a user id; so the key is chosen and looked at here, by its
 * fingerprint. Signatures (of its owner on it, its subkeys and its revocation) are verified.
 */
public final class PgpKey {
  /** A new key takes its owner days, and us a test with them. */
  private static final Duration WARNED = Duration.ofDays(30);

  private final PGPPublicKey encryptionKey;
  private final Instant expires;

  private PgpKey(PGPPublicKey encryptionKey, Instant expires) {
    this.encryptionKey = encryptionKey;
    this.expires = expires;
  }

  /**
   * @param file armoured or binary, with this key or many
   * @param fingerprint the primary key's, 40 or 64 hex digits; blanks and case do not matter
   * @throws SettingsFault if no key of the file has it, or if that one is private, revoked,
   *     expired, weak (RSA below 2,048 bits) or has no key to encrypt with
   */
  public static PgpKey read(Path file, String fingerprint, Clock clock) {
    OpenPGPCertificate owner = PgpKeyFile.read(file).find(fingerprint);
    try {
      return of(owner, Date.from(clock.instant()));
    } catch (SettingsFault told) {
      throw told;
    } catch (RuntimeException damaged) {
      // Of a subkey's signature behind a user id the library makes a ClassCastException.
      throw PgpKeyFile.fault("the key " + PgpKeyFile.fingerprint(owner) + " is damaged");
    }
  }

  private static PgpKey of(OpenPGPCertificate owner, Date now) {
    OpenPGPComponentKey chosen = new KeyVerdict(owner, now).encryptionKey();
    return new PgpKey(chosen.getPGPPublicKey(), earliest(owner.getPrimaryKey(), chosen, now));
  }

  /** The end of the primary key is the end of its subkeys. */
  private static Instant earliest(OpenPGPComponentKey one, OpenPGPComponentKey other, Date now) {
    return Stream.of(one, other)
        .map(key -> key.getKeyExpirationDateAt(now))
        .filter(end -> end != null)
        .map(Date::toInstant)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The newest valid encryption subkey, or the primary key where it encrypts itself. */
  public PGPPublicKey encryptionKey() {
    return encryptionKey;
  }

  /** Empty where it never does. */
  public Optional<Instant> expires() {
    return Optional.ofNullable(expires);
  }

  /** The warning from 30 days before the key expires. */
  public Optional<String> warning(Clock clock) {
    return expires()
        .filter(end -> !clock.instant().isBefore(end.minus(WARNED)))
        .map(
            end ->
                "the PGP key of courier.pgp.publicKeyFile expires on %s; from then on nothing is sent"
                    .formatted(day(end)));
  }

  /**
   * For processes that outlive the key they started with.
   *
   * @throws SettingsFault from the second in which it expires
   */
  public void refuseIfExpired(Clock clock) {
    if (expires != null && !clock.instant().isBefore(expires)) {
      throw PgpKeyFile.fault("its key expired on " + day(expires));
    }
  }

  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Why a key cannot be encrypted to, in words. */
  private static final class KeyVerdict {
    /** RSA and ElGamal below 2,048 bits, DSA, and signatures by MD5 or late SHA-1 do not pass. */
    private static final OpenPGPPolicy POLICY = new OpenPGPDefaultPolicy();

    private static final Comparator<OpenPGPComponentKey> NEWEST_LAST =
        Comparator.comparing(OpenPGPComponentKey::getCreationTime);

    private final OpenPGPCertificate owner;
    private final Date now;

    KeyVerdict(OpenPGPCertificate owner, Date now) {
      this.owner = owner;
      this.now = now;
    }

    /**
     * The newest key to encrypt with.
     *
     * @throws SettingsFault if the primary key is no good, or there is no such key that is
     */
    OpenPGPComponentKey encryptionKey() {
      String name = "the key " + PgpKeyFile.fingerprint(owner);
      refuse(name, owner.getPrimaryKey());
      refuseUnless(
          owner.getPrimaryKey().isBoundAt(now), name + " has no valid signature of its own");
      return owner.getEncryptionKeys(now).stream()
          .filter(KeyVerdict::isStrong)
          .max(NEWEST_LAST)
          .orElseThrow(() -> none(name));
    }

    /** The fault if no key is good: that of the newest one, which its owner has to fix. */
    private SettingsFault none(String name) {
      owner.getKeys().stream()
          .filter(key -> key.getPGPPublicKey().isEncryptionKey() && !key.isPrimaryKey())
          .max(NEWEST_LAST)
          .ifPresent(key -> refuse("the encryption subkey of " + name, key));
      return PgpKeyFile.fault(name + " has no subkey to encrypt with");
    }

    private void refuse(String name, OpenPGPComponentKey key) {
      refuseUnless(isStrong(key), name + " is too weak");
      OpenPGPComponentSignature revocation = key.getRevocation(now);
      if (revocation != null) {
        refuseUnless(isGenuine(revocation), name + " carries a revocation that is not its owner's");
        throw PgpKeyFile.fault(name + " is revoked");
      }
      Date end = key.getKeyExpirationDateAt(now);
      if (end != null && !now.before(end)) {
        throw PgpKeyFile.fault(name + " expired on " + PgpKey.day(end.toInstant()));
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
        throw PgpKeyFile.fault(fault);
      }
    }
  }
}
