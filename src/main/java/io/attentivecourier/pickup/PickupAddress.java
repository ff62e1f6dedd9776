package io.attentivecourier.pickup;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The address of the folder from which the receiver picks files up, and the login there.
 *
 * @param password null if only a key logs in
 * @param privateKeyFile null if only a password logs in
 * @param privateKeyPassphrase null for a key without one
 * @param knownHostsFile holds the pinned host key; a host that is not in it is refused
 * @param directory absolute, or relative to the login folder
 * @param minRate the bytes a second below which an upload is given up
 * @param tellsSizes true if the courier may look into the folder; if not, it asks for no name
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
    int minRate,
    boolean tellsSizes) {
  public PickupAddress {
    Objects.requireNonNull(host);
    Objects.requireNonNull(username);
    Objects.requireNonNull(knownHostsFile);
    Objects.requireNonNull(directory);
    if (minRate < 1) {
      throw new IllegalArgumentException("minRate is at least 1 byte a second");
    }
  }

  /** The address of a folder that the courier may look into. */
  public PickupAddress(
      String host,
      int port,
      String username,
      String password,
      Path privateKeyFile,
      String privateKeyPassphrase,
      Path knownHostsFile,
      String directory,
      int minRate) {
    this(
        host,
        port,
        username,
        password,
        privateKeyFile,
        privateKeyPassphrase,
        knownHostsFile,
        directory,
        minRate,
        true);
  }

  /**
   * The whole path of a name. The session never changes its folder, so that a reconnect in the
   * middle of a batch cannot leave it in the login folder.
   */
  String path(String name) {
    if (directory.isEmpty()) {
      return name;
    }
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }

  /**
   * Quotes a path for JSch: in all its calls a backslash quotes the next character. A star means a
   * pattern to it only in the last name, which is ours.
   */
  static String quoted(String path) {
    return path.replace("\\", "\\\\");
  }

  /** The path that was quoted. */
  static String unquoted(String path) {
    return path.replace("\\\\", "\\");
  }

  String server() {
    return host + ":" + port;
  }

  /** The address without the user, the password and the passphrase. */
  @Override
  public String toString() {
    return "sftp://" + server() + " " + directory;
  }
}
