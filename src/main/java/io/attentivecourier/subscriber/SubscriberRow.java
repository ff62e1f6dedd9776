package io.attentivecourier.subscriber;

/**
 * A person who consented.
 *
 * @param identifier E.164 or an e-mail address
 * @param line the request's body
 */
public record SubscriberRow(String identifier, byte[] line) {

  /** Says nothing about them. */
  @Override
  public String toString() {
    return "a person";
  }
}
