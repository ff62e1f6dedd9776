package io.attentivecourier.row;

/**
 * One person as a query yields them, ready to be sent.
 *
 * @param hash the keyed hash of the identifier
 * @param identifier normalised
 * @param values a keyed hash over what is sent of them; equal values, equal hash
 * @param present which attributes are not null, as {@link Presence} has it
 * @param line what is sent, without a line end
 */
public record Person(long hash, String identifier, long values, byte[] present, byte[] line) {

  /** Says nothing about them. */
  @Override
  public String toString() {
    return "a person";
  }
}
