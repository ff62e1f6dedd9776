package io.attentivecourier.people;

import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Holds the first run of subscribers until an operator confirms that this home knows everybody who
 * was asked before. A new ledger, a new key, or a list that is gone or damaged may mean that others
 * were asked, and that this home would ask them again. So an operator looks once, and releases the
 * run.
 *
 * <p>The release holds for as long as the ledger, the key and the list stay what they are.
 */
public final class Acknowledgement {
  private final Ledger ledger;
  private final Path people;
  private final String keyId;

  /**
   * @param people {@code var/people/}
   * @param keyId of the key that hashes now
   */
  public Acknowledgement(Ledger ledger, Path people, String keyId) {
    this.ledger = ledger;
    this.people = people;
    this.keyId = keyId;
  }

  AskedPeople asked() throws IOException {
    return AskedPeople.at(people, keyId);
  }

  /** The hold of this destination; empty if people may be asked. */
  Optional<Hold> hold() throws IOException {
    AskedPeople.State state = asked().state();
    boolean open = state == AskedPeople.State.KNOWN && ledger.isAcknowledged(keyId);
    return open ? Optional.empty() : Optional.of(hold(state));
  }

  private Hold hold(AskedPeople.State state) {
    String why =
        switch (state) {
          case NEW -> "nobody is known to have been asked from this home";
          case KNOWN -> "this ledger is new, and others may have been asked than are known";
          case OTHER_KEY -> "who was asked is noted under another key than this one";
          case DAMAGED -> "the list of who was asked is damaged or not complete";
        };
    String text =
        "%s (key %s): whom an earlier or another home asked would be texted again"
            .formatted(why, keyId);
    return new Hold(null, Reason.NEW_LEDGER.id(), null, text);
  }

  /** Allows requests again if the run releases the hold that stands now. */
  void heed(RunId run, RunRequest request) throws IOException {
    Optional<Hold> hold = hold();
    if (hold.isPresent() && isShown(request, hold.get())) {
      give(run);
    }
  }

  private boolean isShown(RunRequest request, Hold hold) {
    return request.releasedRun().filter(released -> isShown(released, hold)).isPresent();
  }

  private boolean isShown(RunId released, Hold hold) {
    return ledger.holds(released).contains(hold)
        && ledger.report(released).orElseThrow().kind() == RunKind.SUBSCRIBERS;
  }

  /**
   * Allows requests from now on. The list is written first: with the ledger's word alone the
   * pipeline stays closed.
   *
   * @param run that an operator released; null for a state that is thrown away, as a rehearsal's
   */
  public void give(RunId run) throws IOException {
    AskedPeople asked = asked();
    switch (asked.state()) {
      case NEW, KNOWN -> asked.begin();
      case OTHER_KEY, DAMAGED -> asked.startOver();
    }
    ledger.acknowledge(keyId, run);
  }
}
