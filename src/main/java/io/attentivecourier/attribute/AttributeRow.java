package io.attentivecourier.attribute;

/**
 * One person as they are sent. It holds a person, so it prints none of it.
 *
 * @param hash of the identifier, keyed
 * @param identifier E.164 or an e-mail in lower case
 * @param values keyed hash of the names, types and values that are sent
 * @param present a bit an attribute in the order of {@link AttributeRules#names}: attribute i is
 *     bit i mod 8, counted from the lowest, of byte i / 8; none is set where all values are null
 * @param line the user record as JSON in ASCII, without a line end; below 1 MiB
 */
public record AttributeRow(long hash, String identifier, long values, byte[] present, byte[] line) {

  @Override
  public String toString() {
    return "a person with " + present.length + " bytes of presence";
  }
}
