package io.attentivecourier.api;

import io.attentivecourier.ledger.RequestResult;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One request on its way, and the parts that it is taken apart into where it is refused, until the
 * bad record stands alone. Attentive does not say whether one bad record fails the whole request,
 * nor which it was. Largest parts first, so that what the calls do not suffice for is small.
 * Belongs to one thread.
 */
public final class Bisection {
  /** Calls beyond the first. Two bad records among 256 take up to 30. */
  static final int MOST_CALLS = 32;

  static final String BAD_RECORD = "bad-record";
  static final String NOT_ISOLATED = "not-isolated";

  private final Deque<Request> open = new ArrayDeque<>();
  private final int people;
  private int calls;
  private int refused;
  private int tries;

  public Bisection(Request whole) {
    open.add(whole);
    people = whole.people();
  }

  /** Whether a part is still to be sent. */
  public boolean isOpen() {
    return !open.isEmpty();
  }

  /** The part that is sent now; the same until its answer is known. */
  public Request current() {
    return open.getFirst();
  }

  /** One more try of the current part begins. */
  public void countTry() {
    tries++;
  }

  /** How often the current part was tried. */
  public int tries() {
    return tries;
  }

  /**
   * What the answer says of the current part; null where it is taken apart further.
   *
   * @throws ApiFault where nothing is known of it: it stays the current one
   */
  public RequestResult settle(Answer answer) {
    RequestResult answered = answer.of(current());
    tries = 0;
    return answered == null ? refused() : finish(answered);
  }

  private RequestResult finish(RequestResult answered) {
    open.removeFirst();
    return answered;
  }

  private RequestResult refused() {
    Request part = open.removeFirst();
    if (part.people() > 1 && calls + 2 <= MOST_CALLS) {
      calls += 2;
      int half = part.people() / 2;
      open.addLast(part.part(0, half));
      open.addLast(part.part(half, part.people()));
      return null;
    }
    refused += part.people();
    String reason = part.people() == 1 ? BAD_RECORD : NOT_ISOLATED;
    return RequestResult.refused(part.first(), part.people(), reason);
  }

  /** Every record of it was refused: it is not a record that is wrong. */
  public boolean isRefusedWhole() {
    return refused == people;
  }

  /** The lines of it, nothing of a person. */
  @Override
  public String toString() {
    return isOpen() ? current().toString() : people + " people, all answered";
  }
}
