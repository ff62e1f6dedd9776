package io.attentivecourier.pickup;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.util.Optional;

/**
 * Remembers the key that a server showed, and leaves the verdict to the pinned keys. So a refused
 * key is reported as it was seen, without a second connection that may end at another server.
 */
final class SeenHostKey implements HostKeyRepository {
  private static final com.jcraft.jsch.HostKey[] NONE = {};

  private final HostKeyRepository pinned;
  private volatile HostKey seen;

  /**
   * @param pinned decides; null refuses every key
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

  /** Nothing is ever added here: {@code trust} pins. */
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

  /** Also asked before the key exchange: the pinned type is then preferred. */
  @Override
  public com.jcraft.jsch.HostKey[] getHostKey(String host, String type) {
    return pinned == null ? NONE : pinned.getHostKey(host, type);
  }
}
