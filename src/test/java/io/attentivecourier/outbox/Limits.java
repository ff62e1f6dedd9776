package io.attentivecourier.outbox;

import io.attentivecourier.settings.GuardLimits;
import java.math.BigDecimal;

/** The limits of which a test changes one pair. */
public final class Limits {
  private static final BigDecimal OFF = new BigDecimal("1000000000");

  private Limits() {}

  public static GuardLimits defaults() {
    return new GuardLimits(
        1,
        percent("50"),
        100,
        percent("300"),
        10_000,
        percent("100"),
        percent("1"),
        percent("100"));
  }

  static GuardLimits minRows(long rows) {
    return new GuardLimits(rows, OFF, 0, OFF, 0, OFF, OFF, OFF);
  }

  static GuardLimits drop(String percent, long rows) {
    return new GuardLimits(0, percent(percent), rows, OFF, 0, OFF, OFF, OFF);
  }

  static GuardLimits growth(String percent, long rows) {
    return new GuardLimits(0, OFF, 0, percent(percent), rows, OFF, OFF, OFF);
  }

  static GuardLimits removed(String percent) {
    return new GuardLimits(0, OFF, 0, OFF, 0, percent(percent), OFF, OFF);
  }

  static GuardLimits rejected(String percent) {
    return new GuardLimits(0, OFF, 0, OFF, 0, OFF, percent(percent), OFF);
  }

  public static BigDecimal percent(String text) {
    return new BigDecimal(text);
  }
}
