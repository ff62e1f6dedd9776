package io.attentivecourier.act;

import java.math.BigDecimal;

/** A share as people write it: {@code 60%} or {@code 60}, from 0 to 100. */
public final class DropLimit {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private DropLimit() {}

  /**
   * @throws IllegalArgumentException with what is wrong with it
   */
  public static BigDecimal parse(String typed) {
    try {
      String number = typed.endsWith("%") ? typed.substring(0, typed.length() - 1) : typed;
      BigDecimal percent = new BigDecimal(number.strip());
      if (percent.signum() >= 0 && percent.compareTo(ALL) <= 0) {
        return percent;
      }
    } catch (NumberFormatException e) {
      throw unlike(typed);
    }
    throw unlike(typed);
  }

  private static IllegalArgumentException unlike(String typed) {
    return new IllegalArgumentException("not a percentage from 0 to 100: " + typed);
  }
}
