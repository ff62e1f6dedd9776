package io.attentivecourier.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.ledger.RequestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TheBadRecordIsFoundByHalvesTest {
  private static final int FIRST = 512;

  private final List<RequestResult> answers = new ArrayList<>();
  private int calls;

  private Bisection send(int people, Set<Integer> bad) {
    Bisection halves = new Bisection(request(people));
    while (halves.isOpen()) {
      for (Request part : halves.parts()) {
        Optional.ofNullable(halves.decide(part, answer(part, bad))).ifPresent(answers::add);
      }
    }
    assertEquals(List.of(), gaps(people), "every line is answered once");
    return halves;
  }

  private Answer answer(Request request, Set<Integer> bad) {
    calls++;
    int from = (int) request.first() - FIRST;
    boolean isBad = bad.stream().anyMatch(one -> one >= from && one < from + request.people());
    return isBad ? Answer.refused() : Answer.accepted("job-" + calls);
  }

  private List<?> gaps(int people) {
    List<RequestResult> all = new ArrayList<>(answers);
    all.add(RequestResult.applied(0, FIRST, null));
    return LineRange.Unanswered.of(all, FIRST + people);
  }

  private static Request request(int people) {
    return new Request(FIRST, IntStream.range(0, people).mapToObj(i -> new byte[] {'1'}).toList());
  }

  private int refused(String reason) {
    return answers.stream()
        .filter(
            one -> one.state() == RequestResult.RequestState.REFUSED && one.reason().equals(reason))
        .mapToInt(RequestResult::people)
        .sum();
  }

  @Test
  void oneOf256IsFoundWith16CallsMore() {
    Bisection halves = send(256, Set.of(77));
    assertEquals(1, refused("bad-record"));
    assertEquals(0, refused("not-isolated"));
    assertEquals(1 + 16, calls);
    assertFalse(halves.isRefusedWhole());
    assertTrue(answers.contains(RequestResult.refused(FIRST + 77, 1, "bad-record")));
  }

  @Test
  void twoOf256AreFound() {
    send(256, Set.of(0, 255));
    assertEquals(2, refused("bad-record"));
    assertEquals(0, refused("not-isolated"));
  }

  @Test
  void fortyOf256AreNotAllFoundAndTheRestIsSent() {
    Set<Integer> bad = IntStream.range(0, 40).boxed().collect(Collectors.toSet());
    Bisection halves = send(256, bad);
    assertTrue(calls <= 1 + Bisection.MOST_CALLS, calls + " calls");
    int refused = refused("bad-record") + refused("not-isolated");
    assertTrue(refused >= 40 && refused < 64, refused + " refused");
    assertFalse(halves.isRefusedWhole());
  }

  @Test
  void allBadIsRefusedWhole() {
    Set<Integer> bad = IntStream.range(0, 256).boxed().collect(Collectors.toSet());
    assertTrue(send(256, bad).isRefusedWhole());
    assertEquals(1 + Bisection.MOST_CALLS, calls);
    assertEquals(256, refused("not-isolated"));
  }

  @Test
  void aSingleRecordIsNotTakenApart() {
    assertTrue(send(1, Set.of(0)).isRefusedWhole());
    assertEquals(1, calls);
    assertEquals(1, refused("bad-record"));
  }

  @Test
  void anUnknownOutcomeLeavesThePartToBeSentAgain() {
    Bisection halves = new Bisection(request(4));
    halves.decide(halves.parts().get(0), Answer.refused());
    Request part = halves.parts().get(0);
    assertThrows(ApiFault.class, () -> halves.decide(part, Answer.retry("status 503")));
    assertEquals(part, halves.parts().get(0));
  }
}
