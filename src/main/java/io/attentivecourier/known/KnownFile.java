package io.attentivecourier.known;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What lies under {@code PIPELINE.known}.
 *
 * @param file null where it cannot be compared with
 */
record KnownFile(State state, HashFile file) {
  enum State {
    NONE,
    GOOD,
    OTHER_KEY,
    DAMAGED
  }

  /** Reads it whole: a damaged file is found before anybody is called unchanged. */
  static KnownFile at(Path path, String keyId) throws IOException {
    try {
      HashFile file = HashFile.open(path, HashForm.KNOWN);
      return file.header().keyId().equals(keyId)
          ? new KnownFile(State.GOOD, HashFile.whole(path, HashForm.KNOWN))
          : new KnownFile(State.OTHER_KEY, null);
    } catch (NoSuchFileException none) {
      return new KnownFile(State.NONE, null);
    } catch (IllegalStateException damaged) {
      return new KnownFile(State.DAMAGED, null);
    }
  }

  boolean isGood() {
    return state == State.GOOD;
  }

  boolean isEmpty() {
    return !isGood() || file.header().count() == 0;
  }
}
