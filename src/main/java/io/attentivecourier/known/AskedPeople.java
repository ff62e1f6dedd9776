package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Locks;
import io.attentivecourier.row.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * Everybody who was ever asked to subscribe, by keyed hash. Attentive may text each of them, so
 * nobody is asked twice: whom a request may have reached counts as asked. Never purged, and nobody
 * is forgotten here: they would be asked again.
 *
 * <p>Each call holds a lock of the folder, also against other processes: two pipelines may ask at
 * the same time. Any thread may call it.
 */
public final class AskedPeople {
  /** What is known of who was asked. Nobody is asked unless it is {@link #KNOWN}. */
  public enum State {
    /** Nobody was asked from this home yet, or its files are gone. */
    NEW,
    KNOWN,
    /** What is there was hashed with another key: nobody can tell who was asked. */
    OTHER_KEY,
    /** What is there is damaged, or one of the two files is missing or of another day. */
    DAMAGED
  }

  /** At 10 requests a second the log is merged every three hours, and takes 6 MB of heap. */
  private static final int MOST_IN_LOG = 100_000;

  private static final String LOCK = "asked";

  private final Locks locks;
  private final AskedFiles files;
  private final Set<Long> recent = new HashSet<>();
  private long generation = -1;
  private long places;

  private AskedPeople(Path folder, String keyId) {
    this.locks = new Locks(folder);
    this.files = new AskedFiles(folder, keyId);
  }

  /**
   * @param folder {@code var/people/}; made, for its owner alone, if it is not there
   * @param keyId of the key that hashes now
   */
  public static AskedPeople at(Path folder, String keyId) throws IOException {
    return new AskedPeople(Durable.folder(folder), keyId);
  }

  /** Reads both files whole. */
  public State state() throws IOException {
    try (Locks.Held held = locks.lock(LOCK)) {
      return files.state();
    }
  }

  /** Whether what is there was hashed with another key. */
  public boolean hasOtherKey() throws IOException {
    return state() == State.OTHER_KEY;
  }

  /**
   * At the start of a run: makes the files of a new home, or merges the log into the sorted file.
   *
   * @throws IllegalStateException where nobody can tell who was asked
   * @throws io.attentivecourier.run.Refusal NO_SPACE if the disk is full
   */
  public void begin() throws IOException {
    try (Locks.Held held = locks.lock(LOCK)) {
      State state = files.state();
      if (state == State.NEW) {
        files.begin();
      } else if (state == State.KNOWN) {
        files.compact();
      } else {
        throw new IllegalStateException("nobody can tell who was asked: " + state);
      }
    }
  }

  /**
   * Begins with nobody, after somebody acknowledged that people may be asked again. What is there
   * is kept beside, under other names.
   */
  public void startOver() throws IOException {
    try (Locks.Held held = locks.lock(LOCK)) {
      files.setAside();
      files.begin();
    }
  }

  /**
   * @throws IllegalStateException where nobody can tell who was asked
   */
  public synchronized boolean contains(long hash) throws IOException {
    try (Locks.Held held = locks.lock(LOCK);
        AskedLog log = files.log()) {
      return isAsked(hash, log);
    }
  }

  /**
   * Notes that a person is about to be asked, on disk when it returns. To be called before each
   * request, by whoever sends it.
   *
   * @return false where they were asked before, also by another pipeline meanwhile: no request must
   *     go out
   * @throws IllegalStateException where nobody can tell who was asked
   * @throws io.attentivecourier.run.Refusal NO_SPACE if the disk is full
   */
  public synchronized boolean intend(long hash) throws IOException {
    try (Locks.Held held = locks.lock(LOCK)) {
      return note(hash);
    }
  }

  /**
   * The people who were never asked, as one stream.
   *
   * @param sorted by hash, as a number without a sign
   */
  public synchronized UnaskedPeople filter(Iterator<Person> sorted) throws IOException {
    try (Locks.Held held = locks.lock(LOCK);
        AskedLog log = files.log()) {
      refresh(log);
      long[] since = recent.stream().mapToLong(Long::longValue).toArray();
      return new UnaskedPeople(sorted, new HashReader(files.sorted()), since);
    }
  }

  private boolean note(long hash) throws IOException {
    try (AskedLog log = files.log()) {
      if (isAsked(hash, log)) {
        return false;
      }
      log.append(hash, places);
      recent.add(hash);
      places++;
    }
    if (places >= MOST_IN_LOG) {
      files.compact();
    }
    return true;
  }

  private boolean isAsked(long hash, AskedLog log) throws IOException {
    refresh(log);
    return recent.contains(hash) || files.sorted().contains(hash);
  }

  /** Another process may have added to the log, or merged it. */
  private void refresh(AskedLog log) throws IOException {
    if (log.generation() != generation) {
      recent.clear();
      places = 0;
      generation = log.generation();
    }
    for (long hash : log.from(places)) {
      recent.add(hash);
      places++;
    }
  }
}
