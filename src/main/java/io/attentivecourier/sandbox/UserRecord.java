package io.attentivecourier.sandbox;

import java.util.Map;

/**
 * One person of a batch.
 *
 * @param identifier the first that the record holds
 * @param attributes the custom ones in the record's order, as String, Number or Boolean
 * @param bytes of the record as it was sent
 */
public record UserRecord(String identifier, Map<String, Object> attributes, int bytes) {

  /** Attentive's limit; a larger record gets 413 in the job's result. */
  public static final int MAX_BYTES = 1_048_576;

  /** Without the person. */
  @Override
  public String toString() {
    return "UserRecord[" + attributes.keySet() + ", " + bytes + " bytes]";
  }
}
