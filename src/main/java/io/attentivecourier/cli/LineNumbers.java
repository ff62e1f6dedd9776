package io.attentivecourier.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines of a file by their numbers: {@code line 4}, {@code lines 2, 4, 6 to 8}. */
final class LineNumbers {
  /** So many fit three lines of a terminal; the document of {@code --json} has them all. */
  private static final int MOST_RANGES = 20;

  private LineNumbers() {}

  /**
   * @param numbers ascending, at least one
   */
  static String of(List<Integer> numbers) {
    return (numbers.size() == 1 ? "line " : "lines ") + String.join(", ", ranges(numbers));
  }

  private static List<String> ranges(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < numbers.size() && ranges.size() < MOST_RANGES; at++) {
      if (at + 1 == numbers.size() || numbers.get(at + 1) != numbers.get(at) + 1) {
        ranges.add(range(numbers.get(from), numbers.get(at)));
        from = at + 1;
      }
    }
    if (from < numbers.size()) {
      ranges.add("and %,d more".formatted(numbers.size() - from));
    }
    return ranges;
  }

  private static String range(int first, int last) {
    return first == last ? String.valueOf(first) : first + " to " + last;
  }
}
