package io.attentivecourier.guard;

import io.attentivecourier.run.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guards that may hold a list, in the order in which a segment's reason is chosen. */
public enum Guard {
  MIN_ROWS(Reason.MIN_ROWS),
  DROP(Reason.DROP),
  GROWTH(Reason.GROWTH),
  REMOVED(Reason.REMOVED),
  /** Of a whole run of attributes. */
  CHANGED(Reason.CHANGED),
  /** Of the whole run. */
  REJECTED(Reason.REJECTED),
  VANISHED(Reason.VANISHED);

  private final Reason reason;

  Guard(Reason reason) {
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public String id() {
    return reason.id();
  }

  /**
   * @throws IllegalArgumentException for an id that no guard has
   */
  public static Guard of(String id) {
    return Arrays.stream(values())
        .filter(guard -> guard.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such guard: " + id));
  }

  /** True if a value is worse than one that was shown before, and so needs another look. */
  boolean isWorse(Measure now, Measure shown) {
    return switch (this) {
      case MIN_ROWS -> now.amount() < shown.amount();
      case DROP, GROWTH -> now.amount() > shown.amount() || now.isLargerShareThan(shown);
      case REMOVED, CHANGED, REJECTED -> now.isLargerShareThan(shown);
      case VANISHED -> false;
    };
  }

  /**
   * The measure of a guard: so many of so many. Kept as two whole numbers, as a percentage would be
   * rounded, and a list that lost exactly half is not a list that lost more than half.
   *
   * @param amount of the rows or members that the guard counts
   * @param of what the percentage is taken from
   */
  public record Measure(long amount, long of) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})/(\\d{1,18})");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Measure {
      if (amount < 0 || of < 0) {
        throw new IllegalArgumentException("counts are not negative: " + amount + " of " + of);
      }
    }

    /**
     * @throws IllegalArgumentException for a text that {@link #toString} did not make
     */
    public static Measure parse(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new IllegalArgumentException("not a measure: " + text + " (like 620/1000)");
      }
      return new Measure(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)));
    }

    /** True if it is more than that percentage; equal is not more. */
    boolean exceeds(BigDecimal percent) {
      BigDecimal limit = percent.multiply(BigDecimal.valueOf(of));
      return HUNDRED.multiply(BigDecimal.valueOf(amount)).compareTo(limit) > 0;
    }

    boolean isLargerShareThan(Measure other) {
      return product(amount, other.of).compareTo(product(other.amount, of)) > 0;
    }

    private static BigInteger product(long one, long other) {
      return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }

    /**
     * The percentage as text, rounded up, so that a value over a limit never reads like the limit.
     */
    String percent() {
      BigDecimal share = HUNDRED.multiply(BigDecimal.valueOf(amount));
      return Measure.plain(share.divide(BigDecimal.valueOf(of), 2, RoundingMode.CEILING)) + " %";
    }

    static String plain(BigDecimal percent) {
      return percent.stripTrailingZeros().toPlainString();
    }

    /** As the ledger keeps it: {@code 620/1000}. */
    @Override
    public String toString() {
      return amount + "/" + of;
    }
  }

  /**
   * A guard that holds, and why.
   *
   * @param segment null where the whole run is held
   * @param measure the value that is shown: a release lifts the guard up to it
   * @param message the numbers and the limit, in one clause
   */
  public record Violation(Guard guard, String segment, Measure measure, String message) {}
}
