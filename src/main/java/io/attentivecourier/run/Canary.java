package io.attentivecourier.run;

import java.util.Set;

/**
 * The audience of a live test.
 *
 * @param segment the name that it goes under
 * @param only the people who may be in it, as the file has them; null: the first ones
 * @param rows how many of the first, by identifier; 0 where {@code only} says who
 * @param rollCall is told who of {@code only} is in the result
 */
public record Canary(String segment, Set<String> only, int rows, RollCall rollCall) {

  /** The first of the result. */
  public static Canary first(String segment, int rows) {
    return new Canary(segment, null, rows, RollCall.UNHEARD);
  }

  /** These people, where they are in the result. */
  public static Canary only(String segment, Set<String> people, RollCall rollCall) {
    return new Canary(segment, people, 0, rollCall);
  }

  /** Without its people. */
  @Override
  public String toString() {
    return "canary " + segment;
  }
}
