package io.attentivecourier.api;

import io.attentivecourier.ledger.RequestResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch, and the parts that it is taken apart into where it is refused, until the bad record
 * stands alone. Attentive does not say whether one bad record fails the whole request, nor which it
 * was. Largest parts first, so that what the calls do not suffice for is small. Belongs to one
 * thread.
 */
public final class Bisection {
  /** Calls beyond the first. Two bad records among 256 take up to 30. */
  static final int MOST_CALLS = 32;

  static final String BAD_RECORD = "bad-record";
  static final String NOT_ISOLATED = "not-isolated";

  private final List<Request> open = new ArrayList<>();
  private final int people;
  private int calls;
  private int refused;

  public Bisection(Request whole) {
    open.add(whole);
    people = whole.people();
  }

  /** True if a part is still to be sent. */
  public boolean isOpen() {
    return !open.isEmpty();
  }

  /** The parts that are still to be sent now, in order: the whole first, then halves of it. */
  public List<Request> parts() {
    return List.copyOf(open);
  }

  /**
   * Settles a part by its answer; null if it is taken apart further.
   *
   * @throws ApiFault where nothing is known of it: it stays open
   */
  public RequestResult settle(Request part, Answer answer) {
    RequestResult answered = answer.of(part);
    open.remove(part);
    return answered == null ? split(part) : answered;
  }

  private RequestResult split(Request part) {
    if (part.people() > 1 && calls + 2 <= MOST_CALLS) {
      calls += 2;
      int half = part.people() / 2;
      open.add(part.part(0, half));
      open.add(part.part(half, part.people()));
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
    return isOpen() ? open.toString() : people + " people, all answered";
  }
}
