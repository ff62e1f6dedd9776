package io.attentivecourier.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The lines of a sealed file that no answer covers: after a crash exactly these are sent again. */
public final class Unanswered {
  private Unanswered() {}

  /**
   * @param answered in any order; no two of them overlap
   * @param total the lines of the file
   * @return the gaps between them, in order of line
   */
  public static List<Range> of(Collection<Answered> answered, long total) {
    List<Range> gaps = new ArrayList<>();
    long next = 0;
    for (Range lines : inOrder(answered)) {
      addGap(gaps, next, lines.first());
      next = lines.end();
    }
    addGap(gaps, next, total);
    return gaps;
  }

  private static List<Range> inOrder(Collection<Answered> answered) {
    return answered.stream()
        .map(Answered::lines)
        .sorted(Comparator.comparingLong(Range::first))
        .toList();
  }

  private static void addGap(List<Range> gaps, long from, long to) {
    if (from < to) {
      gaps.add(new Range(from, to - from));
    }
  }
}
