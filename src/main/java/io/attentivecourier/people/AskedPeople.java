package io.attentivecourier.people;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** shape. */
public final class AskedPeople {
  /** What is known of who was asked. */
  public enum State {
    /** Nobody was ever asked from this home, or its files are gone. */
    NEW,
    KNOWN,
    OTHER_KEY,
    DAMAGED
  }

  public static AskedPeople at(Path folder, String keyId) throws IOException {
    throw new UnsupportedOperationException();
  }

  public State state() {
    throw new UnsupportedOperationException();
  }

  public boolean otherKey() {
    return state() == State.OTHER_KEY;
  }

  /** At the start of a run. */
  public void begin() throws IOException {}

  /** After an operator acknowledged another key or damage. */
  public void startOver() throws IOException {}

  public boolean contains(long hash) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Whether the person may be asked now; on disk before it returns. False: they were asked. */
  public boolean intend(long hash) throws IOException {
    throw new UnsupportedOperationException();
  }

  public Unasked filter(Iterator<Person> sorted) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** shape. */
  public interface Unasked extends Iterator<Person>, java.io.Closeable {
    long alreadySent();
  }
}
