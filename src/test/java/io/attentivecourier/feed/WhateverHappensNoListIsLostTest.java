package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** Any days of any operator, with any result and a receiver that fails now and then. */
class WhateverHappensNoListIsLostTest {
  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void inSomeDays(@ForAll("days") List<Days.Step> steps, @ForAll boolean single) throws Exception {
    assertSafe(steps, single);
  }

  @Property(tries = 150)
  @Tag("faults")
  void inManyDays(@ForAll("days") List<Days.Step> steps, @ForAll boolean single) throws Exception {
    assertSafe(steps, single);
  }

  private static void assertSafe(List<Days.Step> steps, boolean single) throws Exception {
    try (Days days = new Days(single)) {
      for (Days.Step step : steps) {
        days.go(step);
        assertEquals(List.of(), days.refusals(), step.toString());
      }
    }
  }

  @Provide
  Arbitrary<List<Days.Step>> days() {
    Arbitrary<Days.Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(5, Days.Kind.RUN),
            Tuple.of(3, Days.Kind.NEW_DAY),
            Tuple.of(3, Days.Kind.SHRINK),
            Tuple.of(2, Days.Kind.GROW),
            Tuple.of(1, Days.Kind.DROP),
            Tuple.of(1, Days.Kind.ADD),
            Tuple.of(1, Days.Kind.BAD),
            Tuple.of(3, Days.Kind.AGAIN),
            Tuple.of(3, Days.Kind.RELEASE),
            Tuple.of(2, Days.Kind.FAIL),
            Tuple.of(2, Days.Kind.HEAL),
            Tuple.of(1, Days.Kind.RESTART));
    return Combinators.combine(
            kinds, Arbitraries.integers().between(0, 3), Arbitraries.integers().between(1, 60))
        .as(Days.Step::new)
        .list()
        .ofMinSize(12)
        .ofMaxSize(25);
  }
}
