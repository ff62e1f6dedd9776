package io.attentivecourier.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.settings.SettingsFault;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyAGoodKeyIsEncryptedToTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Clock NOW = at(MadeKey.MADE.plus(DAY.multipliedBy(100)));

  @TempDir Path folder;

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  @Test
  void theSubkeyThatEncryptsIsTaken() throws Exception {
    MadeKey made = MadeKey.good();
    PgpKey key = PgpKey.read(made.file(folder), made.fingerprint(), NOW);
    assertEquals(made.subkeyId(), key.encryptionKey().getKeyID());
    assertEquals(Optional.empty(), key.expires());
    assertEquals(Optional.empty(), key.warning(NOW));
  }

  @Test
  void aFingerprintMayBeWrittenInGroupsAndAnyCase() throws Exception {
    MadeKey made = MadeKey.good();
    String groups = made.fingerprint().toLowerCase(Locale.ROOT).replaceAll("(.{4})", "$1 ");
    PgpKey key = PgpKey.read(made.file(folder), groups, NOW);
    assertEquals(made.subkeyId(), key.encryptionKey().getKeyID());
  }

  @Test
  void anArmouredKeyMayBeginWithAByteOrderMark() throws Exception {
    MadeKey made = MadeKey.good();
    Path file = folder.resolve("marked.asc");
    Files.writeString(file, "\uFEFF" + MadeKey.armoured(made.publicKey()));
    PgpKey key = PgpKey.read(file, made.fingerprint(), NOW);
    assertEquals(made.subkeyId(), key.encryptionKey().getKeyID());
  }

  /** Both have the same user id, by which Camel's format would take both. */
  @Test
  void ofTwoKeysInAFileTheOneWithTheFingerprintIsTaken() throws Exception {
    MadeKey one = MadeKey.good();
    MadeKey other = MadeKey.good();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one.publicKey());
    both.writeBytes(other.publicKey());
    Path binary = Files.write(folder.resolve("both.pgp"), both.toByteArray());
    Path armoured =
        Files.writeString(
            folder.resolve("both.asc"),
            MadeKey.armoured(one.publicKey()) + MadeKey.armoured(other.publicKey()));
    for (Path file : new Path[] {binary, armoured}) {
      PgpKey key = PgpKey.read(file, other.fingerprint(), NOW);
      assertEquals(other.subkeyId(), key.encryptionKey().getKeyID());
    }
  }

  @Test
  void aDamagedKeyIsRefusedInWords() throws Exception {
    MadeKey made = MadeKey.good().withItsSubkeysSignatureBehindTheUserId();
    SettingsFault fault = refused(made, made.fingerprint(), NOW);
    assertEquals("courier.pgp.publicKeyFile", fault.first().key());
    assertTrue(fault.first().fault().endsWith(" is damaged"), fault.first().fault());
  }

  @Test
  void aKeyWithAnotherFingerprintIsRefused() throws Exception {
    MadeKey made = MadeKey.good();
    SettingsFault fault = refused(made, "0".repeat(40), NOW);
    assertEquals("courier.pgp.fingerprint", fault.first().key());
    assertTrue(fault.first().fault().contains(made.fingerprint().toUpperCase(Locale.ROOT)));
    assertTrue(fault.first().fix().contains("owner"));
  }

  /** Somebody can make a key with the same last 16 digits. */
  @Test
  void aPartOfAFingerprintIsRefused() throws Exception {
    MadeKey made = MadeKey.good();
    String part = made.fingerprint().substring(24);
    assertFault("is not a whole fingerprint", refused(made, part, NOW));
    assertFault("is not a whole fingerprint", refused(made, null, NOW));
  }

  @Test
  void anExpiredKeyIsRefusedFromItsSecondOn() throws Exception {
    MadeKey made = MadeKey.living(DAY.multipliedBy(101), Duration.ZERO);
    Instant end = MadeKey.MADE.plus(DAY.multipliedBy(101));
    PgpKey key = PgpKey.read(made.file(folder), made.fingerprint(), at(end.minusSeconds(1)));
    assertEquals(Optional.of(end), key.expires());
    assertFault("expired on 2026-04-12", refused(made, at(end)));
    SettingsFault later = assertThrows(SettingsFault.class, () -> key.refuseIfExpired(at(end)));
    assertFault("expired on 2026-04-12", later);
  }

  @Test
  void anExpiredSubkeyIsRefused() throws Exception {
    MadeKey made = MadeKey.living(Duration.ZERO, DAY.multipliedBy(50));
    assertFault("subkey of the key " + upper(made) + " expired on 2026-02-20", refused(made, NOW));
  }

  @Test
  void aKeyIsWarnedOfFrom30DaysBeforeItsEnd() throws Exception {
    MadeKey made = MadeKey.living(DAY.multipliedBy(365), DAY.multipliedBy(200));
    Instant end = MadeKey.MADE.plus(DAY.multipliedBy(200));
    PgpKey key = PgpKey.read(made.file(folder), made.fingerprint(), NOW);
    Instant first = end.minus(DAY.multipliedBy(30));
    assertEquals(Optional.empty(), key.warning(at(first.minusSeconds(1))));
    assertTrue(key.warning(at(first)).orElseThrow().contains("expires on 2026-07-20"));
  }

  @Test
  void aRevokedKeyIsRefused() throws Exception {
    assertFault("is revoked", refused(MadeKey.good().revoked(), NOW));
  }

  @Test
  void aRevokedSubkeyIsRefused() throws Exception {
    MadeKey made = MadeKey.good().withRevokedSubkey();
    assertFault("subkey of the key " + upper(made) + " is revoked", refused(made, NOW));
  }

  /** Else whoever can write the file could read the lists. */
  @Test
  void aSubkeyThatSomebodyElseBoundIsNotTaken() throws Exception {
    MadeKey made = MadeKey.good().withSubkeyOf(MadeKey.good());
    PgpKey key = PgpKey.read(made.file(folder), made.fingerprint(), NOW);
    assertEquals(made.subkeyId(), key.encryptionKey().getKeyID());
    MadeKey bare = MadeKey.withoutSubkey().withSubkeyOf(MadeKey.good());
    assertFault("has no subkey to encrypt with", refused(bare, NOW));
  }

  /** It is refused too, in other words: somebody had a hand in that file. */
  @Test
  void aRevocationThatSomebodyElseSignedIsToldFromTheOwners() throws Exception {
    MadeKey made = MadeKey.good().revokedBy(MadeKey.good());
    assertFault("carries a revocation that is not its owner's", refused(made, NOW));
  }

  @Test
  void aShortRsaKeyIsRefused() throws Exception {
    assertFault("is too weak", refused(MadeKey.ofRsa(1024), NOW));
    assertFault("is too weak", refused(MadeKey.withRsaSubkey(1024), NOW));
  }

  @Test
  void aKeyThatOnlySignsIsRefused() throws Exception {
    assertFault("has no subkey to encrypt with", refused(MadeKey.withoutSubkey(), NOW));
  }

  @Test
  void aPrivateKeyIsRefused() throws Exception {
    MadeKey made = MadeKey.good();
    Path file = Files.write(folder.resolve("private.pgp"), made.privateKey());
    assertFault("holds a private key", refused(file, made.fingerprint(), NOW));
  }

  @Test
  void aFileWithoutAKeyIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("key.asc"), "no key\n");
    assertFault("there is no OpenPGP key", refused(file, "0".repeat(40), NOW));
    assertFault(
        "there is no OpenPGP key", refused(folder.resolve("none.asc"), "0".repeat(40), NOW));
  }

  private SettingsFault refused(MadeKey made, Clock clock) throws Exception {
    return refused(made, made.fingerprint(), clock);
  }

  private SettingsFault refused(MadeKey made, String fingerprint, Clock clock) throws Exception {
    return refused(made.file(folder), fingerprint, clock);
  }

  private static SettingsFault refused(Path file, String fingerprint, Clock clock) {
    return assertThrows(SettingsFault.class, () -> PgpKey.read(file, fingerprint, clock));
  }

  private static void assertFault(String part, SettingsFault fault) {
    assertTrue(fault.first().fault().contains(part), fault.getMessage());
  }

  private static String upper(MadeKey made) {
    return made.fingerprint().toUpperCase(Locale.ROOT);
  }
}
