package io.attentivecourier.known;

import java.nio.file.Path;

/** What a {@link HashFile} is of: its magic, what stands behind each hash, and which may repeat. */
enum HashForm {
  /** {@code ACMS}: the members of a list. Of two with one hash one is kept. */
  MEMBERS(0x41434D53),
  /** {@code ACPK}: whom Attentive is known to have. */
  KNOWN(0x4143504B),
  /** {@code ACPS}: whom a run sent, a record a line; two of its people may share a hash. */
  SENT(0x41435053),
  /** {@code ACPA}: who was asked to subscribe. */
  ASKED(0x41435041),
  /** {@code ACPR}: who was in the result of a run. */
  READ(0x41435052);

  private final int magic;

  HashForm(int magic) {
    this.magic = magic;
  }

  int magic() {
    return magic;
  }

  /** Of the files that are written. Members had a header of their own in the first. */
  int version() {
    return this == MEMBERS ? 2 : 1;
  }

  /** Whether values and presence stand behind each hash. */
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
