package io.attentivecourier.ledger;

import java.util.List;

/**
 * What an API run carries, known with its seal.
 *
 * @param unchanged people not sent, as the receiver has these very values
 * @param alreadySent people not sent, as a person is signed up at most once ever
 * @param cleared values that are gone from the warehouse and stay at the receiver
 * @param attributes the names at the receiver that its lines may set, each once; none for
 *     subscribers
 */
public record Carried(long unchanged, long alreadySent, long cleared, List<String> attributes) {
  public Carried {
    attributes = List.copyOf(attributes);
  }
}
