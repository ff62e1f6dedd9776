package io.attentivecourier.known;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What lies under {@code PIPELINE.known}.
 *
 * @param file null where it cannot be compared with
 */
record KnownFile(KnownState state, HashFile file) {
  enum KnownState {
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
