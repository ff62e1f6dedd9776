package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheUnansweredLinesAreFound {
  /** Ranges are written as first+lines. */
  @ParameterizedTest
  @CsvSource({
    "'', 0, ''",
    "'', 1000, 0+1000",
    "0+1000, 1000, ''",
    "0+256, 1000, 256+744",
    "744+256, 1000, 0+744",
    "256+256, 1000, 0+256 512+488",
    // In any order, as answers come.
    "512+256 0+256, 1000, 256+256 768+232",
    "0+256 256+256 512+488, 1000, ''",
    // Bisected: single lines of a batch.
    "0+1 1+1 3+1, 5, 2+1 4+1",
    "0+5000000000, 5000000001, 5000000000+1",
  })
  void theyAreTheGapsBetweenTheAnswers(String answered, long total, String expected) {
    assertEquals(expected, written(LineRange.Unanswered.of(read(answered), total)));
  }

  private static List<RequestResult> read(String ranges) {
    return Arrays.stream(ranges.split(" "))
        .filter(range -> !range.isEmpty())
        .map(range -> range.split("\\+"))
        .flatMap(range -> answers(Long.parseLong(range[0]), Long.parseLong(range[1])))
        .toList();
  }

  /** A request is of an int of people; a longer range stands for several of them. */
  private static Stream<RequestResult> answers(long first, long lines) {
    long most = Integer.MAX_VALUE;
    return LongStream.rangeClosed(0, (lines - 1) / most)
        .mapToObj(
            nth ->
                RequestResult.refused(
                    first + nth * most, (int) Math.min(most, lines - nth * most), "bad-record"));
  }

  private static String written(List<LineRange> ranges) {
    return ranges.stream()
        .map(range -> range.first() + "+" + range.lines())
        .collect(Collectors.joining(" "));
  }
}
