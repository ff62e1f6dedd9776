package io.attentivecourier.api;

import io.attentivecourier.ledger.RequestResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch that is split into halves when it is refused, until the bad record stands alone.
 * Attentive does not say whether one bad record fails the whole request, nor which record it was.
 * The largest parts go first, so that a part for which no calls are left is small. It belongs to
 * one thread.
 */
public final class Bisection {
  /** The maximum number of calls after the first. Two bad records among 256 take up to 30. */
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

  /** The parts that are still to be sent, in order: first the whole, then its halves. */
  public List<Request> parts() {
    return List.copyOf(open);
  }

  /**
   * Decides about a part by its answer; returns null if the part is split further.
   *
   * @throws ApiFault if the answer decides nothing about the part: it stays open
   */
  public RequestResult decide(Request part, Answer answer) {
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

  /** True if every record was refused: then the cause is not one bad record. */
  public boolean isRefusedWhole() {
    return refused == people;
  }

  /** Names the open lines or the number of people, and nothing of a person. */
  @Override
  public String toString() {
    return isOpen() ? open.toString() : people + " people, all answered";
  }
}
