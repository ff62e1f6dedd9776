package io.attentivecourier.known;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.PeopleRepository;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.util.Optional;

/**
 * Who was ever asked to subscribe, and whether what this home knows of it can be believed: the
 * ledger's rows, the mark beside the ledger that tells an older one, and what an earlier courier
 * left in files. Any thread and any process may ask at the same time.
 */
public final class AskedPeople {
  /** What is known of who was asked. Nobody is asked unless it is {@link #KNOWN}. */
  public enum AskedState {
    /** Nobody was asked from this home yet, or all that knew of it is gone. */
    NEW,
    KNOWN,
    /** Who was asked is hashed with another key: nobody can tell who it was. */
    OTHER_KEY,
    /** The mark, or a file of an earlier courier, is damaged, or one of two is missing. */
    DAMAGED,
    /** More people were asked than the ledger knows: it is an older one. */
    OLDER,
    /** The mark is gone, so that the ledger may be an older one. */
    UNMARKED
  }

  private final Ledger ledger;
  private final PeopleRepository people;
  private final AskedMark mark;
  private final AskedImport files;
  private final String keyId;

  /**
   * @param keyId of the key that hashes now
   */
  public AskedPeople(Ledger ledger, Home home, String keyId) {
    this.ledger = ledger;
    this.people = ledger.people();
    this.mark = new AskedMark(home);
    this.files = new AskedImport(home.people(), keyId, people, mark);
    this.keyId = keyId;
  }

  /** Takes over first what an earlier courier left. */
  public AskedState state() throws IOException {
    Optional<AskedState> fault = files.takeOver();
    if (fault.isPresent()) {
      return fault.get();
    }
    try {
      return state(mark.read().orElse(null));
    } catch (IllegalStateException damaged) {
      return AskedState.DAMAGED;
    }
  }

  private AskedState state(PeopleRepository.AskedTotal marked) {
    long known = people.total().people();
    if (marked == null) {
      return known == 0 ? AskedState.NEW : AskedState.UNMARKED;
    }
    return AskedMark.isOlder(ledger, marked) ? AskedState.OLDER : stateOfKey(known);
  }

  private AskedState stateOfKey(long known) {
    Optional<String> acknowledged = people.acknowledgedKey();
    if (acknowledged.isEmpty() && known == 0) {
      return AskedState.NEW;
    }
    boolean same = acknowledged.map(keyId::equals).orElseGet(() -> people.hasAsked(keyId));
    return same ? AskedState.KNOWN : AskedState.OTHER_KEY;
  }

  /** Whether an operator let people be asked under this ledger and key. */
  public boolean isAcknowledged() {
    return people.acknowledgedKey().filter(keyId::equals).isPresent();
  }

  /** The same, and not after that run began: what it asked is noted where nobody looks any more. */
  public boolean isAcknowledged(RunId run) {
    return people.isAcknowledged(keyId, run);
  }

  /**
   * Notes that an operator has looked, and people may be asked from now on. The mark is last:
   * without it nobody is asked.
   *
   * @param run the held run that was released; null for a state that is thrown away
   */
  public void acknowledge(RunId run) throws IOException {
    files.takeOver();
    people.acknowledge(keyId, run);
    files.setAside();
    mark.put(people.total());
  }

  /** Who was asked, for one pass over people in the order of their hashes. */
  public PeopleRepository.AskedCursor ascending() {
    return people.ascending(keyId);
  }

  /**
   * Notes that a person is about to be asked, in the ledger and then in the mark; both are on disk
   * when it returns. To be called before each request, by whoever sends it.
   *
   * @return false where they were asked before, also by another pipeline meanwhile: no request must
   *     go out
   * @throws IllegalStateException where nobody can tell any more who was asked
   * @throws io.attentivecourier.run.Refusal NO_SPACE if the disk is full
   */
  public boolean intend(long hash, RunId run) throws IOException {
    requireNotOlder();
    boolean first = people.intend(keyId, hash, run);
    if (first) {
      mark.raise(people::total);
    }
    return first;
  }

  /** The mark is read first: whatever it says was committed before. */
  private void requireNotOlder() throws IOException {
    Optional<PeopleRepository.AskedTotal> marked = mark.read();
    if (marked.isEmpty() || AskedMark.isOlder(ledger, marked.get())) {
      throw new IllegalStateException("nobody can tell who was asked: see var/asked.mark");
    }
  }
}
