package io.attentivecourier.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The people of an API run. Always {@code sent = applied + refused + unconfirmed}: who is not heard
 * of yet is unconfirmed.
 *
 * @param sent sealed to be sent
 * @param unchanged not sent, as the receiver has these very values
 * @param alreadySent not sent, as a person is signed up at most once ever
 * @param cleared values that are gone from the warehouse and stay at the receiver
 * @param newlyCreated of the applied, those whose subscription is new
 * @param previouslyCreated of the applied, those who were subscribed before
 * @param requests requests that were answered
 * @param refusedByReason people by reason, only entries above 0, in order of the id
 */
public record Users(
    long sent,
    long unchanged,
    long alreadySent,
    long applied,
    long refused,
    long unconfirmed,
    long cleared,
    long newlyCreated,
    long previouslyCreated,
    long requests,
    Map<String, Long> refusedByReason) {
  public static final Users NONE = new Users(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());

  /**
   * @throws IllegalArgumentException where the sum does not hold
   */
  public Users {
    if (sent != applied + refused + unconfirmed) {
      throw new IllegalArgumentException(
          "%d sent, but %d applied, %d refused and %d unconfirmed"
              .formatted(sent, applied, refused, unconfirmed));
    }
    refusedByReason = Collections.unmodifiableSortedMap(new TreeMap<>(refusedByReason));
  }
}
