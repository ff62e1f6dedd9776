package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersAreHashedWithAKeyTest {
  private static final long PHONE = 0x6eaab147167f8906L;
  private static final long EMAIL = 0x8f9e6532a699745dL;

  @TempDir Path home;

  /** As another implementation of HKDF (RFC 5869) and SipHash-2-4 gives it for 32 zero bytes. */
  @Test
  void theHashIsSipHashUnderADerivedKey() throws IOException {
    Files.write(home.resolve("key"), new byte[32]);
    IdentifierKey key = IdentifierKey.at(home.resolve("key"));
    assertEquals(PHONE, key.memberHash().of("2025550100"));
    assertEquals(EMAIL, key.memberHash().of("sam@example.com"));
    assertEquals("66687aad", key.memberHash().keyId());
  }

  @Test
  void elevenDigitsAreTheSamePersonAsTen() throws IOException {
    MemberHash hash = IdentifierKey.at(home.resolve("key")).memberHash();
    assertEquals(hash.of("2025550100"), hash.of("12025550100"));
    assertEquals(hash.of("2025550100"), hash.of("+12025550100"));
    assertNotEquals(hash.of("2025550100"), hash.of("+22025550100"));
    assertNotEquals(hash.of("2025550100"), hash.of("22025550100"));
    assertNotEquals(hash.of("b@example.c"), hash.of("1b@example.c"));
    assertNotEquals(hash.of("@example.c"), hash.of("1@example.c"));
  }

  @Test
  void anotherKeyGivesOtherHashes() throws IOException {
    MemberHash one = IdentifierKey.at(home.resolve("key")).memberHash();
    MemberHash other = IdentifierKey.at(home.resolve("other")).memberHash();
    assertNotEquals(one.of("2025550100"), other.of("2025550100"));
    assertNotEquals(one.keyId(), other.keyId());
  }
}
