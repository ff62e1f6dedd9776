package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.COUNTS;
import static io.attentivecourier.ledger.Sample.DAY;
import static io.attentivecourier.ledger.Sample.begin;
import static io.attentivecourier.ledger.Sample.delivered;
import static io.attentivecourier.ledger.Sample.file;
import static io.attentivecourier.ledger.Sample.ledger;
import static io.attentivecourier.ledger.Sample.sealed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersHaveNoGapsAndOneOwnerEach {
  @TempDir private Path folder;
  @AutoClose private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = ledger(folder);
  }

  @Test
  void theyStartAtOneInTheGivenOrder() {
    Map<String, Integer> numbers =
        ledger.files().numbers(DAY, List.of("Winback", "Abandoned", "Vip"));

    assertEquals(List.of("Winback", "Abandoned", "Vip"), List.copyOf(numbers.keySet()));
    assertEquals(List.of(1, 2, 3), List.copyOf(numbers.values()));
  }

  @Test
  void aPeekTakesNone() {
    ledger.files().numbers(DAY, List.of("Winback"));

    assertEquals(Map.of("Vip", 1), ledger.files().numbers(DAY, List.of("Vip")));
  }

  @Test
  void anOwnerKeepsItsNumberAndANewcomerGetsTheNext() {
    delivered(ledger, "winback", file("Winback", 1), file("Vip", 2));

    assertEquals(
        List.of(3, 1, 4),
        List.copyOf(ledger.files().numbers(DAY, List.of("Aged", "Winback", "Birthday")).values()));
  }

  @Test
  void eachDateStartsAnew() {
    delivered(ledger, "winback", file("Winback", 1));

    assertEquals(Map.of("Vip", 1), ledger.files().numbers(DAY.plusDays(1), List.of("Vip")));
  }

  @Test
  void aLaterRunSealsUnderTheNumberThatItsSegmentHas() {
    delivered(ledger, "winback", file("Winback", 1));

    RunId again = sealed(ledger, "winback", file("Winback", 1));

    assertEquals(List.of(file("Winback", 1)), ledger.files().undelivered(again));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 3})
  void anotherOwnersNumberOrAGapIsRefused(int number) {
    delivered(ledger, "winback", file("Winback", 1));
    RunId run = begin(ledger, "vip");

    refused(run, file("Vip", number));
  }

  @Test
  void aSecondNumberForAnOwnerIsRefused() {
    delivered(ledger, "winback", file("Winback", 1));

    refused(begin(ledger, "winback"), file("Winback", 2));
  }

  @Test
  void oneNumberForTwoFilesOfARunIsRefused() {
    refused(begin(ledger, "winback"), file("Winback", 1), file("Vip", 1));
  }

  @Test
  void aRefusedSealLeavesNothingOfTheRun() {
    RunId run = begin(ledger, "winback");

    refused(run, file("Winback", 1), file("Vip", 3));

    assertEquals(RunReport.Counts.NONE, ledger.reports().of(run).orElseThrow().counts());
    assertEquals(Map.of("Other", 1), ledger.files().numbers(DAY, List.of("Other")));
  }

  @Test
  void anEmptyFileCannotBeSealed() {
    refused(
        begin(ledger, "winback"), file("Winback", 1, List.of(new SealedFile.Part("Winback", 0))));
    refused(begin(ledger, "vip"), new SealedFile("vip.csv", "Vip", 1, 0, "", List.of()));
  }

  @Test
  void aSecondSealOfAFileIsRefused() {
    RunId run = sealed(ledger, "winback", file("Winback", 1));

    assertThrows(
        IllegalStateException.class,
        () -> ledger.files().seal(run, COUNTS, List.of(file("Winback", 1))));
  }

  @Test
  void theApisFilesTakeNone() {
    RunId run = ledger.runs().begin("traits", DAY, RunKind.ATTRIBUTES);
    SealedFile lines = new SealedFile("1.jsonl", "traits", 1, 9, "", List.of());

    ledger.files().seal(run, COUNTS, List.of(lines));

    assertEquals(Map.of("Winback", 1), ledger.files().numbers(DAY, List.of("Winback")));
  }

  @Test
  void ofTwoProcessesThatClaimOneNumberOneWins() throws Exception {
    try (Ledger other = ledger(folder)) {
      for (int number = 1; number <= 20; number++) {
        assertEquals(1, winners(other, number), "number " + number);
      }
    }
    assertEquals(Map.of("Last", 21), ledger.files().numbers(DAY, List.of("Last")));
  }

  @Test
  void ofTwoProcessesThatBeginARunEachGetsItsOwn() throws Exception {
    try (Ledger other = ledger(folder)) {
      List<RunId> begun = together(() -> begin(ledger, "winback"), () -> begin(other, "winback"));
      assertEquals(3, begun.get(0).number() + begun.get(1).number());
    }
  }

  private long winners(Ledger other, int number) throws Exception {
    return together(() -> wins(ledger, "a", number), () -> wins(other, "b", number)).stream()
        .filter(won -> won)
        .count();
  }

  private static boolean wins(Ledger ledger, String pipeline, int number) {
    RunId run = begin(ledger, pipeline);
    try {
      ledger.files().seal(run, COUNTS, List.of(file(pipeline + number, number)));
      return true;
    } catch (IllegalStateException lost) {
      assertEquals(List.of(), ledger.files().undelivered(run));
      return false;
    }
  }

  private void refused(RunId run, SealedFile... files) {
    assertThrows(
        IllegalStateException.class, () -> ledger.files().seal(run, COUNTS, List.of(files)));
    assertEquals(List.of(), ledger.files().undelivered(run));
  }

  /** Both at once, each on a thread of its own. */
  private static <T> List<T> together(Callable<T> one, Callable<T> two) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<T>> both = new ArrayList<>();
      for (var task : List.of(one, two)) {
        both.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      threads.shutdown();
    }
  }
}
