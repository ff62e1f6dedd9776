package io.attentivecourier.feed;

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

/** Any days of attributes, with an API that refuses, hangs, loses and comes back. */
class WhateverHappensAValueIsNeverOlderTest {
  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void inSomeDays(@ForAll("days") List<AttributeDays.Step> steps) throws Exception {
    assertSafe(steps);
  }

  @Property(tries = 100)
  @Tag("faults")
  @Tag("long")
  void inManyDays(@ForAll("days") List<AttributeDays.Step> steps) throws Exception {
    assertSafe(steps);
  }

  private static void assertSafe(List<AttributeDays.Step> steps) throws Exception {
    try (AttributeDays days = new AttributeDays()) {
      for (AttributeDays.Step step : steps) {
        days.go(step);
      }
      days.endsWhole();
    }
  }

  @Provide
  Arbitrary<List<AttributeDays.Step>> days() {
    Arbitrary<AttributeDays.Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(6, AttributeDays.Kind.RUN),
            Tuple.of(6, AttributeDays.Kind.CHANGE),
            Tuple.of(1, AttributeDays.Kind.LEAVE),
            Tuple.of(3, AttributeDays.Kind.LOOK),
            Tuple.of(3, AttributeDays.Kind.LATER),
            Tuple.of(1, AttributeDays.Kind.NEW_DAY),
            Tuple.of(2, AttributeDays.Kind.REFUSE),
            Tuple.of(2, AttributeDays.Kind.NEVER_END),
            Tuple.of(1, AttributeDays.Kind.FAIL_JOB),
            Tuple.of(1, AttributeDays.Kind.LOSE_LINE),
            Tuple.of(2, AttributeDays.Kind.BREAK),
            Tuple.of(2, AttributeDays.Kind.HEAL),
            Tuple.of(1, AttributeDays.Kind.LOCK_OUT),
            Tuple.of(1, AttributeDays.Kind.RESTART),
            Tuple.of(3, AttributeDays.Kind.RETRY),
            Tuple.of(1, AttributeDays.Kind.NEW_KEY));
    return Combinators.combine(kinds, Arbitraries.integers().between(0, AttributeDays.PEOPLE - 1))
        .as(AttributeDays.Step::new)
        .list()
        .ofMinSize(12)
        .ofMaxSize(25);
  }
}
