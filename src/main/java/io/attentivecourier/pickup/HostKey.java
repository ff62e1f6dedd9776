package io.attentivecourier.pickup;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A server's public key.
 *
 * @param type such as {@code ssh-ed25519}
 * @param base64 the key as known_hosts holds it
 * @param fingerprint as OpenSSH prints it: {@code SHA256:} and 43 characters
 */
public record HostKey(String type, String base64, String fingerprint) {

  /**
   * Makes a key from its bytes, which begin with the length and the name of its type (RFC 4253,
   * 6.6).
   */
  static HostKey of(byte[] key) {
    ByteBuffer buffer = ByteBuffer.wrap(key);
    byte[] type = new byte[buffer.getInt()];
    buffer.get(type);
    return new HostKey(
        new String(type, StandardCharsets.US_ASCII),
        Base64.getEncoder().encodeToString(key),
        "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sha256(key)));
  }

  /** True if the text is a key of that type, in the only encoding that is taken for its bytes. */
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

  /**
   * Remembers the key that a server showed, and leaves the verdict to the pinned keys. So a refused
   * key is reported as it was seen, without a second connection that may reach another server.
   */
  static final class SeenHostKey implements HostKeyRepository {
    private static final com.jcraft.jsch.HostKey[] NONE = {};

    private final HostKeyRepository pinned;
    private volatile HostKey seen;

    /**
     * @param pinned the repository that decides; null refuses every key
     */
    SeenHostKey(HostKeyRepository pinned) {
      this.pinned = pinned;
    }

    Optional<HostKey> seen() {
      return Optional.ofNullable(seen);
    }

    @Override
    public int check(String host, byte[] key) {
      seen = HostKey.of(key);
      return pinned == null ? NOT_INCLUDED : pinned.check(host, key);
    }

    /** Adds nothing: only {@code trust} pins a key. */
    @Override
    public void add(com.jcraft.jsch.HostKey key, UserInfo user) {}

    @Override
    public void remove(String host, String type) {}

    @Override
    public void remove(String host, String type, byte[] key) {}

    @Override
    public String getKnownHostsRepositoryID() {
      return pinned == null ? "none" : pinned.getKnownHostsRepositoryID();
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey() {
      return pinned == null ? NONE : pinned.getHostKey();
    }

    /** JSch also calls this before the key exchange, and then prefers the pinned type. */
    @Override
    public com.jcraft.jsch.HostKey[] getHostKey(String host, String type) {
      return pinned == null ? NONE : pinned.getHostKey(host, type);
    }
  }
}
