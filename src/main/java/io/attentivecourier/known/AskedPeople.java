package io.attentivecourier.known;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.PeopleRepository;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.util.Optional;

/**
 * Knows the people who were ever asked to subscribe, and if this home's knowledge of them can be
 * believed. It reads the ledger's rows, the mark beside the ledger that shows an older ledger, and
 * the files of an earlier courier. Any thread and any process may call it at the same time.
 */
public final class AskedPeople {
  /**
   * The state of the knowledge about the people who were asked. Nobody is asked unless it is {@link
   * #KNOWN}.
   */
  public enum AskedState {
    /** This home has asked nobody yet, or all knowledge of that is gone. */
    NEW,
    KNOWN,
    /** The people who were asked are hashed with another key: it is unknown who they were. */
    OTHER_KEY,
    /** The mark, or a file of an earlier courier, is damaged, or one of two is missing. */
    DAMAGED,
    /** More people were asked than the ledger knows: it is an older one. */
    OLDER,
    /** The mark is gone, so the ledger may be an older one. */
    UNMARKED
  }

  private final Ledger ledger;
  private final PeopleRepository people;
  private final AskedMark mark;
  private final AskedImport files;
  private final String keyId;

  /**
   * @param keyId the id of the key that hashes now
   */
  public AskedPeople(Ledger ledger, Home home, String keyId) {
    this.ledger = ledger;
    this.people = ledger.people();
    this.mark = new AskedMark(home);
    this.files = new AskedImport(home.people(), keyId, people, mark);
    this.keyId = keyId;
  }

  /** Determines the state. It first imports the files of an earlier courier. */
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

  /** True if an operator allowed people to be asked under this ledger and key. */
  public boolean isAcknowledged() {
    return people.acknowledgedKey().filter(keyId::equals).isPresent();
  }

  /**
   * True if an operator allowed it, and not after that run began: the people whom such a run asked
   * are noted where nothing looks any more.
   */
  public boolean isAcknowledged(RunId run) {
    return people.isAcknowledged(keyId, run);
  }

  /**
   * Notes that an operator has looked, and people may be asked from now on. The mark is written
   * last: without it nobody is asked.
   *
   * @param run the held run that was released; null for a state that is thrown away
   */
  public void acknowledge(RunId run) throws IOException {
    files.takeOver();
    people.acknowledge(keyId, run);
    files.setAside();
    mark.put(people.total());
  }

  /** The people who were asked, for one pass over people in the order of their hashes. */
  public PeopleRepository.AskedCursor ascending() {
    return people.ascending(keyId);
  }

  /**
   * Notes that a person is about to be asked, in the ledger and then in the mark; both are on disk
   * when this method returns. It must be called before each request, by the code that sends it.
   *
   * @return false if the person was asked before, also by another pipeline meanwhile: no request
   *     must go out
   * @throws IllegalStateException if it is no longer known who was asked
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

  /**
   * Checks that the ledger is not older than the mark. The mark is read first: what it says was
   * committed before.
   */
  private void requireNotOlder() throws IOException {
    Optional<PeopleRepository.AskedTotal> marked = mark.read();
    if (marked.isEmpty() || AskedMark.isOlder(ledger, marked.get())) {
      throw new IllegalStateException("nobody can tell who was asked: see var/asked.mark");
    }
  }
}
