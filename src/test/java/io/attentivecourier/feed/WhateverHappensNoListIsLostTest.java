package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Any days of any operator, with any result and a receiver that fails now and then. */
class WhateverHappensNoListIsLostTest {
  /** In how many of 100 sequences, at least, it comes to that. */
  private static final Map<String, Integer> AT_LEAST =
      Map.of(
          "released", 15,
          "resent", 15,
          "resend refused", 15,
          "rolled back", 20,
          "stepped back", 3,
          "retired", 25,
          "not missed", 15);

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void inSomeDays(@ForAll("days") List<Days.Step> steps, @ForAll boolean single) throws Exception {
    assertSafe(steps, single);
  }

  @Property(tries = 120)
  @Tag("faults")
  @Tag("long")
  void inManyDays(@ForAll("days") List<Days.Step> steps, @ForAll boolean single) throws Exception {
    Map<String, Integer> happened = assertSafe(steps, single);
    AT_LEAST.forEach((what, percent) -> assertReached(what, happened, percent));
  }

  private static void assertReached(String what, Map<String, Integer> happened, int percent) {
    Statistics.label(what)
        .collect(happened.getOrDefault(what, 0) > 0)
        .coverage(cover -> cover.check(true).percentage(share -> share >= percent));
  }

  private static Map<String, Integer> assertSafe(List<Days.Step> steps, boolean single)
      throws Exception {
    try (Days days = new Days(single)) {
      for (Days.Step step : steps) {
        days.go(step);
        assertEquals(List.of(), days.refusals(), step.toString());
      }
      return days.happened();
    }
  }

  @Provide
  Arbitrary<List<Days.Step>> days() {
    return Arbitraries.frequencyOf(Tuple.of(5, anything()), Tuple.of(4, story()))
        .list()
        .ofMinSize(10)
        .ofMaxSize(18)
        .map(parts -> parts.stream().flatMap(List::stream).toList());
  }

  private static Arbitrary<List<Days.Step>> anything() {
    return kinds().flatMap(kind -> steps(List.of(kind)));
  }

  private static Arbitrary<Days.Kind> kinds() {
    return Arbitraries.frequency(
        Tuple.of(4, Days.Kind.RUN),
        Tuple.of(3, Days.Kind.NEW_DAY),
        Tuple.of(3, Days.Kind.SHRINK),
        Tuple.of(3, Days.Kind.GROW),
        Tuple.of(2, Days.Kind.DROP),
        Tuple.of(2, Days.Kind.ADD),
        Tuple.of(1, Days.Kind.BAD),
        Tuple.of(3, Days.Kind.AGAIN),
        Tuple.of(3, Days.Kind.RELEASE),
        Tuple.of(1, Days.Kind.FAIL),
        Tuple.of(2, Days.Kind.HEAL),
        Tuple.of(1, Days.Kind.RESTART),
        Tuple.of(3, Days.Kind.RESEND),
        Tuple.of(3, Days.Kind.ROLLBACK),
        Tuple.of(2, Days.Kind.RETIRE));
  }

  /** What chance alone seldom brings about, and what a guard or an operator then meets. */
  private static Arbitrary<List<Days.Step>> story() {
    return Arbitraries.of(
            List.of(Days.Kind.SHRINK, Days.Kind.AGAIN, Days.Kind.RELEASE),
            List.of(Days.Kind.SHRINK, Days.Kind.AGAIN, Days.Kind.SHRINK, Days.Kind.RELEASE),
            List.of(Days.Kind.ADD, Days.Kind.AGAIN, Days.Kind.RELEASE),
            List.of(
                Days.Kind.AGAIN,
                Days.Kind.GROW,
                Days.Kind.GROW,
                Days.Kind.AGAIN,
                Days.Kind.ROLLBACK,
                Days.Kind.ROLLBACK),
            List.of(Days.Kind.AGAIN, Days.Kind.RETIRE, Days.Kind.DROP, Days.Kind.AGAIN),
            List.of(Days.Kind.GROW, Days.Kind.AGAIN, Days.Kind.RESEND),
            List.of(Days.Kind.HEAL, Days.Kind.AGAIN, Days.Kind.NEW_DAY, Days.Kind.RESEND),
            List.of(Days.Kind.FAIL, Days.Kind.AGAIN, Days.Kind.HEAL, Days.Kind.RESTART),
            List.of(
                Days.Kind.FAIL,
                Days.Kind.AGAIN,
                Days.Kind.GROW,
                Days.Kind.HEAL,
                Days.Kind.AGAIN,
                Days.Kind.RESTART),
            List.of(
                Days.Kind.AGAIN,
                Days.Kind.FAIL,
                Days.Kind.AGAIN,
                Days.Kind.RETIRE,
                Days.Kind.HEAL,
                Days.Kind.RESTART),
            List.of(
                Days.Kind.SHRINK,
                Days.Kind.AGAIN,
                Days.Kind.FAIL,
                Days.Kind.RELEASE,
                Days.Kind.HEAL,
                Days.Kind.RESEND))
        .flatMap(WhateverHappensNoListIsLostTest::steps);
  }

  /** All of one segment. */
  private static Arbitrary<List<Days.Step>> steps(List<Days.Kind> kinds) {
    return Combinators.combine(evenly(0, 3), amounts().list().ofSize(kinds.size()))
        .as((segment, amounts) -> steps(kinds, segment, amounts));
  }

  private static List<Days.Step> steps(List<Days.Kind> kinds, int segment, List<Integer> amounts) {
    return IntStream.range(0, kinds.size())
        .mapToObj(nth -> new Days.Step(kinds.get(nth), segment, amounts.get(nth)))
        .toList();
  }

  /** Some small ones, for lists of too few rows. */
  private static Arbitrary<Integer> amounts() {
    return Arbitraries.frequencyOf(Tuple.of(1, evenly(1, 4)), Tuple.of(5, evenly(1, 90)));
  }

  /** Without this jqwik prefers small numbers, and hardly a list ever shrinks by half. */
  private static Arbitrary<Integer> evenly(int least, int most) {
    return Arbitraries.integers()
        .between(least, most)
        .withDistribution(RandomDistribution.uniform());
  }
}
