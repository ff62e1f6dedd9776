package io.attentivecourier.console;

import io.attentivecourier.settings.Console;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * The tokens that hold. A secret is compared with all of them, as hashes and to their ends: the
 * time that it takes tells nothing of how near it was, nor of how long theirs are.
 */
final class Tokens {
  private final List<Console.NamedToken> tokens;
  private final List<byte[]> hashes;

  Tokens(List<Console.NamedToken> tokens) {
    this.tokens = List.copyOf(tokens);
    this.hashes = tokens.stream().map(token -> hash(token.secret().reveal())).toList();
  }

  /** The token of that secret; empty for a wrong one. */
  Optional<Console.NamedToken> find(String secret) {
    byte[] asked = hash(secret);
    Console.NamedToken found = null;
    for (int i = 0; i < hashes.size(); i++) {
      if (MessageDigest.isEqual(hashes.get(i), asked)) {
        found = tokens.get(i);
      }
    }
    return Optional.ofNullable(found);
  }

  /** True if it holds as it was: its name, its role and its secret. */
  boolean holds(Console.NamedToken token) {
    return find(token.secret().reveal())
        .filter(now -> now.name().equals(token.name()) && now.role() == token.role())
        .isPresent();
  }

  /** True if two texts are one, in a time that tells nothing of them. */
  static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(hash(one), hash(other));
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
