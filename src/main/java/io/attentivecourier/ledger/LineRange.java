package io.attentivecourier.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A range of consecutive lines of a sealed file.
 *
 * @param first the first line, from 0
 * @param lines the number of lines, 1 or more
 */
public record LineRange(long first, long lines) {
  /** The line after the last line of the range. */
  public long end() {
    return first + lines;
  }

  /**
   * Finds the lines of a sealed file that no answer covers: after a crash exactly these lines are
   * sent again.
   */
  public static final class Unanswered {
    private Unanswered() {}

    /**
     * @param answered in any order; no two of them overlap
     * @param total the number of lines of the file
     * @return the gaps between the answered lines, in order of line
     */
    public static List<LineRange> of(Collection<RequestResult> answered, long total) {
      List<LineRange> gaps = new ArrayList<>();
      long next = 0;
      for (LineRange lines : inOrder(answered)) {
        addGap(gaps, next, lines.first());
        next = lines.end();
      }
      addGap(gaps, next, total);
      return gaps;
    }

    private static List<LineRange> inOrder(Collection<RequestResult> answered) {
      return answered.stream()
          .map(RequestResult::lines)
          .sorted(Comparator.comparingLong(LineRange::first))
          .toList();
    }

    private static void addGap(List<LineRange> gaps, long from, long to) {
      if (from < to) {
        gaps.add(new LineRange(from, to - from));
      }
    }
  }
}
