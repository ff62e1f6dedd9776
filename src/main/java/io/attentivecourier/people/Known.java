package io.attentivecourier.people;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What lies under {@code PIPELINE.known}.
 *
 * @param file null where it cannot be compared with
 */
record Known(State state, HashFile file) {
  enum State {
    NONE,
    GOOD,
    OTHER_KEY,
    DAMAGED
  }

  /** Reads it whole: a damaged file is found before anybody is called unchanged. */
  static Known at(Path path, String keyId) throws IOException {
    try {
      HashFile file = HashFile.open(path, HashHeader.Kind.KNOWN);
      return file.header().keyId().equals(keyId)
          ? new Known(State.GOOD, HashFile.whole(path, HashHeader.Kind.KNOWN))
          : new Known(State.OTHER_KEY, null);
    } catch (NoSuchFileException none) {
      return new Known(State.NONE, null);
    } catch (IllegalStateException damaged) {
      return new Known(State.DAMAGED, null);
    }
  }

  boolean isGood() {
    return state == State.GOOD;
  }

  boolean isNobody() {
    return !isGood() || file.header().count() == 0;
  }
}
