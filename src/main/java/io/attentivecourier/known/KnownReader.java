package io.attentivecourier.known;

import io.attentivecourier.row.Presence;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Reads known people in order, and translates their presence to another list of attributes, by
 * name.
 */
final class KnownReader implements Closeable {
  private final HashReader reader;
  private final List<String> kept;
  private final List<String> attributes;

  /**
   * @param attributes the list to which {@link #present} refers
   */
  KnownReader(KnownFile known, List<String> attributes) throws IOException {
    reader = known.isGood() ? new HashReader(known.file()) : null;
    kept = known.isGood() ? known.file().header().attributes() : List.of();
    this.attributes = attributes;
  }

  /** Moves to the next person; returns false after the last. */
  boolean next() throws IOException {
    return reader != null && reader.next();
  }

  /** True if that person is known; the calls must be in ascending order. */
  boolean seek(long hash) throws IOException {
    return reader != null && reader.seek(hash);
  }

  long hash() {
    return reader.hash();
  }

  long values() {
    return reader.values();
  }

  byte[] present() {
    return Presence.of(reader.present(), kept, attributes);
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
