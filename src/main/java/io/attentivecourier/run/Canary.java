package io.attentivecourier.run;

import java.util.Set;

/**
 * The audience of a live test.
 *
 * @param segment the name that it goes under
 * @param only the people who may be in it, as the file has them; null: the first ones
 * @param rows how many of the first, by identifier; 0 where {@code only} says who
 */
public record Canary(String segment, Set<String> only, int rows) {

  /** Without its people. */
  @Override
  public String toString() {
    return "canary " + segment;
  }
}
