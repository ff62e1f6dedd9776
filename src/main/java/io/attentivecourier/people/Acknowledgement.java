package io.attentivecourier.people;

import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * Decides whether this home may believe what it knows of who was asked to subscribe. A ledger that
 * is new or older than its mark, or a new key, may mean that others were asked before, whom nobody
 * here would know again. Then an operator looks once, and releases the run.
 *
 * <p>It stays so for as long as the ledger, its mark and the key stay what they are.
 */
public final class Acknowledgement {
  private final Ledger ledger;
  private final AskedPeople asked;
  private final String keyId;

  /**
   * @param keyId of the key that hashes now
   */
  public Acknowledgement(Ledger ledger, AskedPeople asked, String keyId) {
    this.ledger = ledger;
    this.asked = asked;
    this.keyId = keyId;
  }

  /** The hold of this destination; empty if people may be asked. */
  Optional<Hold> hold() throws IOException {
    AskedPeople.AskedState state = asked.state();
    boolean open = state == AskedPeople.AskedState.KNOWN && asked.isAcknowledged();
    return open ? Optional.empty() : Optional.of(hold(state));
  }

  private Hold hold(AskedPeople.AskedState state) {
    String why =
        switch (state) {
          case NEW -> "nobody is known to have been asked from this home";
          case KNOWN -> "this ledger is new, and others may have been asked than are known";
          case OTHER_KEY -> "who was asked is noted under another key than this one";
          case DAMAGED -> "the list of who was asked is damaged or not complete";
          case OLDER -> "this ledger is an older one: var/asked.mark says that more were asked";
          case UNMARKED -> "var/asked.mark is gone, and this ledger may be an older one";
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
    return ledger.runs().holds(released).contains(hold)
        && ledger.reports().of(released).orElseThrow().kind() == RunKind.SUBSCRIBERS;
  }

  /**
   * Allows requests from now on.
   *
   * @param run that an operator released; null for a state that is thrown away, as a rehearsal's
   */
  public void give(RunId run) throws IOException {
    asked.acknowledge(run);
  }
}
