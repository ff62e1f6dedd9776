package io.attentivecourier.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.guard.Guard;
import io.attentivecourier.guard.Guards;
import io.attentivecourier.guard.ReleasedGuards;
import io.attentivecourier.settings.GuardLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class GuardsHoldAtLeastWhatTheyHeldTest {
  private static final String MANY = "limits";

  @Property
  void aWorseDropIsNeverLessHeld(
      @ForAll(MANY) GuardLimits limits,
      @ForAll @LongRange(min = 1, max = 5000) long before,
      @ForAll @LongRange(min = 0, max = 5000) long now,
      @ForAll @LongRange(min = 0, max = 50) long fewer) {
    long worse = Math.max(0, now - fewer);
    if (isHeld(limits, before, now, Guard.DROP)) {
      assertTrue(isHeld(limits, before, worse, Guard.DROP));
    }
    if (isHeld(limits, before, now, Guard.MIN_ROWS)) {
      assertTrue(isHeld(limits, before, worse, Guard.MIN_ROWS));
    }
  }

  @Property
  void aLargerGrowthIsNeverLessHeld(
      @ForAll(MANY) GuardLimits limits,
      @ForAll @LongRange(min = 1, max = 5000) long before,
      @ForAll @LongRange(min = 0, max = 50_000) long now,
      @ForAll @LongRange(min = 0, max = 50) long more) {
    if (isHeld(limits, before, now, Guard.GROWTH)) {
      assertTrue(isHeld(limits, before, now + more, Guard.GROWTH));
    }
  }

  /** The rule in whole numbers alone: limits have at most three digits after the point. */
  @Property
  void theBorderIsExact(
      @ForAll(MANY) GuardLimits limits,
      @ForAll @LongRange(min = 1, max = 4_000_000_000_000_000L) long before,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long now) {
    BigInteger drop = BigInteger.valueOf(before - now).multiply(BigInteger.valueOf(100_000));
    BigInteger limit =
        limits
            .maxDropPercent()
            .movePointRight(3)
            .toBigIntegerExact()
            .multiply(BigInteger.valueOf(before));
    boolean held = drop.compareTo(limit) > 0 && before - now > limits.maxDropRows();
    assertEquals(held, isHeld(limits, before, now, Guard.DROP));
  }

  @Property
  void whatWasShownIsLetGoAndNothingWorse(
      @ForAll(MANY) GuardLimits limits,
      @ForAll @LongRange(min = 1, max = 5000) long before,
      @ForAll @LongRange(min = 1, max = 5000) long now,
      @ForAll @LongRange(min = 1, max = 5000) long later) {
    List<Guard.Violation> held = guards(limits, ReleasedGuards.NONE).segment(segment(before, now));
    Assume.that(!held.isEmpty());
    Guards released = guards(limits, ReleasedGuards.by(held));
    assertEquals(List.of(), released.segment(segment(before, now)));
    if (later < now && held.stream().anyMatch(one -> one.guard() == Guard.DROP)) {
      assertFalse(released.segment(segment(before, later)).isEmpty());
    }
  }

  @Property
  void aReleaseNeverHoldsMoreThanAnOrdinaryRun(
      @ForAll(MANY) GuardLimits limits,
      @ForAll @LongRange(min = 1, max = 5000) long before,
      @ForAll @LongRange(min = 0, max = 5000) long now,
      @ForAll @LongRange(min = 0, max = 5000) long later) {
    ReleasedGuards lifted =
        ReleasedGuards.by(guards(limits, ReleasedGuards.NONE).segment(segment(before, now)));
    List<Guard.Violation> ordinary =
        guards(limits, ReleasedGuards.NONE).segment(segment(before, later));
    assertTrue(ordinary.containsAll(guards(limits, lifted).segment(segment(before, later))));
  }

  @Provide
  Arbitrary<GuardLimits> limits() {
    Arbitrary<BigDecimal> percents =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.valueOf(400)).ofScale(3);
    Arbitrary<Long> rows = Arbitraries.longs().between(0, 2000);
    return Combinators.combine(rows, percents, rows, percents, rows, percents, percents, percents)
        .as(GuardLimits::new);
  }

  private static Guards guards(GuardLimits limits, ReleasedGuards lifted) {
    return new Guards(limits, lifted);
  }

  private static Guards.GuardedSegment segment(long before, long now) {
    return new Guards.GuardedSegment("Winback", now, before, null);
  }

  private static boolean isHeld(GuardLimits limits, long before, long now, Guard guard) {
    return guards(limits, ReleasedGuards.NONE).segment(segment(before, now)).stream()
        .anyMatch(verdict -> verdict.guard() == guard);
  }
}
