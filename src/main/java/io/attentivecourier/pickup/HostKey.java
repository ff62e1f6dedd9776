package io.attentivecourier.pickup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A server's public key.
 *
 * @param type such as {@code ssh-ed25519}
 * @param base64 the key as known_hosts holds it
 * @param fingerprint as OpenSSH prints it: {@code SHA256:} and 43 characters
 */
public record HostKey(String type, String base64, String fingerprint) {

  /** From the key's bytes, which begin with the length and the name of its type (RFC 4253, 6.6). */
  static HostKey of(byte[] key) {
    ByteBuffer buffer = ByteBuffer.wrap(key);
    byte[] type = new byte[buffer.getInt()];
    buffer.get(type);
    return new HostKey(
        new String(type, StandardCharsets.US_ASCII),
        Base64.getEncoder().encodeToString(key),
        "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sha256(key)));
  }

  /** Whether a text is a key of that type, and no other text says the same. */
  static boolean isOfType(String type, String base64) {
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      byte[] name = type.getBytes(StandardCharsets.US_ASCII);
      byte[] start =
          ByteBuffer.allocate(Integer.BYTES + name.length).putInt(name.length).put(name).array();
      return Arrays.mismatch(start, key) == start.length
          && Base64.getEncoder().encodeToString(key).equals(base64);
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return type + " " + fingerprint;
  }
}
