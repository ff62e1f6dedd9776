package io.attentivecourier.ledger;

import java.util.List;

/**
 * The payload of an API run, known when the run is sealed.
 *
 * @param unchanged people who are not sent, because the receiver has exactly these values
 * @param alreadySent people who are not sent, because a person is signed up at most once ever
 * @param cleared values that are gone from the warehouse and stay at the receiver
 * @param attributes the names at the receiver that its lines may set, each once; none for
 *     subscribers
 */
public record RunPayload(long unchanged, long alreadySent, long cleared, List<String> attributes) {
  public RunPayload {
    attributes = List.copyOf(attributes);
  }
}
