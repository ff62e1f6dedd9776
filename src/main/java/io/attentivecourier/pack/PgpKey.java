package io.attentivecourier.pack;

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
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;

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
   * @throws PgpKeyFault if no key of the file has it, or if that one is private, revoked, expired,
   *     weak (RSA below 2,048 bits) or has no key to encrypt with
   */
  public static PgpKey read(Path file, String fingerprint, Clock clock) {
    OpenPGPCertificate owner = PgpKeyFile.read(file).find(fingerprint);
    try {
      return of(owner, Date.from(clock.instant()));
    } catch (PgpKeyFault told) {
      throw told;
    } catch (RuntimeException damaged) {
      // Of a subkey's signature behind a user id the library makes a ClassCastException.
      throw PgpKeyFault.file("the key " + PgpKeyFile.fingerprint(owner) + " is damaged");
    }
  }

  private static PgpKey of(OpenPGPCertificate owner, Date now) {
    OpenPGPComponentKey chosen = new PgpKeyVerdict(owner, now).encryptionKey();
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

  /** What to tell from 30 days before the key expires. */
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
   * @throws PgpKeyFault from the second in which it expires
   */
  public void refuseIfExpired(Clock clock) {
    if (expires != null && !clock.instant().isBefore(expires)) {
      throw PgpKeyFault.file("its key expired on " + day(expires));
    }
  }

  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
