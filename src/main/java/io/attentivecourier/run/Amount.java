package io.attentivecourier.run;

import java.util.Locale;

/** A number as a person reads it: in groups of three, and with its noun in the right form. */
public final class Amount {
  private static final int GROUP = 1_000;

  private Amount() {}

  /** {@code 1,361}. A plan of 50,000 lists writes 200,000 of them, most of them small. */
  public static String of(long number) {
    return number >= 0 && number < GROUP
        ? Long.toString(number)
        : String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 row}, {@code 1,361 rows}. */
  public static String of(long number, String one, String many) {
    return of(number) + " " + (number == 1 ? one : many);
  }

  /** The same, where the other form only adds an s. */
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  public static String ofPeople(long number) {
    return of(number, "person", "people");
  }
}
