package io.attentivecourier.settings;

import java.nio.file.Path;

/**
 * Attentive's SFTP.
 *
 * @param username null where not set
 * @param password absent where not set
 * @param privateKeyFile null where not set; existed when the settings were read
 * @param privateKeyPassphrase absent where not set
 * @param knownHostsFile the pinned host keys; {@code courier trust} makes it
 * @param directory on the server, absolute or from the login folder
 * @param minRate bytes a second below which an upload is given up
 * @param sizes whether the folder may be looked into
 */
public record Sftp(
    String host,
    int port,
    String username,
    Secret password,
    Path privateKeyFile,
    Secret privateKeyPassphrase,
    Path knownHostsFile,
    String directory,
    int minRate,
    Sizes sizes) {

  /** Says if the receiver lets us read its folder. */
  public enum Sizes {
    /** Names are asked for, and every size is read back. */
    ON,
    /** Neither: a list that arrived short, or a name that is taken, is not seen. */
    OFF
  }

  /** The way in which a file gets its final name at the receiver. */
  public enum Publish {
    /** Uploaded under a temporary name, checked, then renamed. */
    RENAME,
    /** Written under its final name: a cut connection leaves half a list there. */
    DIRECT
  }
}
