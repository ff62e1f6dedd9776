package io.attentivecourier.known;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file {@code PIPELINE.known} and its state.
 *
 * @param file null if nothing can be compared with it
 */
record KnownFile(KnownState state, HashFile file) {
  enum KnownState {
    NONE,
    GOOD,
    OTHER_KEY,
    DAMAGED
  }

  /** Reads the whole file: damage is found before anybody counts as unchanged. */
  static KnownFile at(Path path, String keyId) throws IOException {
    try {
      HashFile file = HashFile.open(path, HashForm.KNOWN);
      return file.header().keyId().equals(keyId)
          ? new KnownFile(KnownState.GOOD, HashFile.whole(path, HashForm.KNOWN))
          : new KnownFile(KnownState.OTHER_KEY, null);
    } catch (NoSuchFileException none) {
      return new KnownFile(KnownState.NONE, null);
    } catch (IllegalStateException damaged) {
      return new KnownFile(KnownState.DAMAGED, null);
    }
  }

  boolean isGood() {
    return state == KnownState.GOOD;
  }

  boolean isEmpty() {
    return !isGood() || file.header().count() == 0;
  }
}
