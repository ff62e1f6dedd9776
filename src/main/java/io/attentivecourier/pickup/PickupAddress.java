package io.attentivecourier.pickup;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the receiver picks files up, and how to log in there.
 *
 * @param password null where only a key logs in
 * @param privateKeyFile null where only a password logs in
 * @param privateKeyPassphrase null for a key without one
 * @param knownHostsFile holds the pinned host key; a host that is not in it is refused
 * @param directory absolute, or relative to the login folder
 * @param minRate bytes a second below which an upload is given up
 */
public record PickupAddress(
    String host,
    int port,
    String username,
    String password,
    Path privateKeyFile,
    String privateKeyPassphrase,
    Path knownHostsFile,
    String directory,
    int minRate) {
  public PickupAddress {
    Objects.requireNonNull(host);
    Objects.requireNonNull(username);
    Objects.requireNonNull(knownHostsFile);
    Objects.requireNonNull(directory);
    if (minRate < 1) {
      throw new IllegalArgumentException("minRate is at least 1 byte a second");
    }
  }

  /**
   * The whole path of a name: the session never changes its folder, so that a reconnect in the
   * middle of a batch cannot leave it in the login folder.
   */
  String path(String name) {
    if (directory.isEmpty()) {
      return name;
    }
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }

  /** The folder itself, for a listing. */
  String folder() {
    return directory.isEmpty() ? "." : directory;
  }

  String server() {
    return host + ":" + port;
  }

  /** Without the user, the password and the passphrase. */
  @Override
  public String toString() {
    return "sftp://" + server() + " " + folder();
  }
}
