package io.attentivecourier.known;

import java.nio.file.Path;

/**
 * The kind of a {@link HashFile}: its magic, the data after each hash, and the hashes that may
 * repeat.
 */
enum HashForm {
  /** {@code ACMS}: the members of a list. Of two members with the same hash one is kept. */
  MEMBERS(0x41434D53),
  /** {@code ACPK}: the people whom Attentive is known to have. */
  KNOWN(0x4143504B),
  /**
   * {@code ACPS}: the people whom a run sent, one record per line; two of its people may share a
   * hash.
   */
  SENT(0x41435053),
  /** {@code ACPA}: the people who were asked to subscribe. */
  ASKED(0x41435041),
  /** {@code ACPR}: the people who were in the result of a run. */
  READ(0x41435052);

  private final int magic;

  HashForm(int magic) {
    this.magic = magic;
  }

  int magic() {
    return magic;
  }

  /**
   * The version of the files that are written. In the first version members had a header of their
   * own.
   */
  int version() {
    return this == MEMBERS ? 2 : 1;
  }

  /** True if values and presence stand after each hash. */
  boolean hasValues() {
    return this == KNOWN || this == SENT;
  }

  IllegalStateException damaged(Path path) {
    return new IllegalStateException(
        this == MEMBERS
            ? "the member snapshot %s/%s is damaged; remove it: the next list is then compared by"
                .formatted(path.getParent().getFileName(), path.getFileName())
                .concat(" its rows alone")
            : "people/" + path.getFileName() + " is damaged");
  }
}
