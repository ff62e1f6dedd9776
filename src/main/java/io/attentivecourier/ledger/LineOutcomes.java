package io.attentivecourier.ledger;

import io.attentivecourier.run.RunReport;
import java.util.Arrays;
import java.util.List;

/**
 * The outcomes of the people of one job, in order of line. It is an array, as a run of 10 million
 * people is read at each end.
 */
final class LineOutcomes {
  private static final LineOutcomes DAMAGED = new LineOutcomes(new RunReport.PersonOutcome[0]);

  private final RunReport.PersonOutcome[] all;

  private LineOutcomes(RunReport.PersonOutcome[] all) {
    this.all = all;
  }

  static LineOutcomes of(List<RunReport.PersonOutcome> all) {
    return new LineOutcomes(all.toArray(RunReport.PersonOutcome[]::new));
  }

  /** The number of people of an ended job with each outcome. */
  record OutcomeCounts(long applied, long refused, long unconfirmed) {
    long people() {
      return applied + refused + unconfirmed;
    }

    /** True if people have different outcomes, so that the counts do not say who has which. */
    boolean areMixed() {
      return Math.max(applied, Math.max(refused, unconfirmed)) < people();
    }

    /** The outcome of all people, if these are not mixed. */
    RunReport.PersonOutcome ofAll() {
      if (applied > 0) {
        return RunReport.PersonOutcome.APPLIED;
      }
      return refused > 0 ? RunReport.PersonOutcome.REFUSED : RunReport.PersonOutcome.UNCONFIRMED;
    }
  }

  RunReport.PersonOutcome get(int person) {
    return all[person];
  }

  /** True if these outcomes have exactly those counts; never if anybody is open. */
  boolean isCountedAs(OutcomeCounts counts) {
    long[] people = new long[RunReport.PersonOutcome.values().length];
    for (RunReport.PersonOutcome one : all) {
      people[one == null ? 0 : one.ordinal()]++;
    }
    return all.length == counts.people()
        && people[RunReport.PersonOutcome.APPLIED.ordinal()] == counts.applied
        && people[RunReport.PersonOutcome.REFUSED.ordinal()] == counts.refused
        && people[RunReport.PersonOutcome.UNCONFIRMED.ordinal()] == counts.unconfirmed;
  }

  /**
   * The text for the ledger: the first letter of each outcome, after the number of consecutive
   * people who have it, if these are two or more. So it is never longer than a character a person.
   */
  String text() {
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (int from = 0; from < all.length; from = end) {
      end = from + 1;
      while (end < all.length && all[end] == all[from]) {
        end++;
      }
      text.append(end - from == 1 ? "" : end - from).append(all[from].name().charAt(0));
    }
    return text.toString();
  }

  /**
   * Reads the text of the ledger. Of a text that is damaged, or for other people, the outcomes do
   * not have the counts of the job.
   *
   * @param people the number of people of the job
   */
  static LineOutcomes parse(String text, int people) {
    RunReport.PersonOutcome[] all = new RunReport.PersonOutcome[people];
    int from = 0;
    int stretch = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean isDigit = sign >= '0' && sign <= '9';
      stretch = isDigit ? 10 * stretch + sign - '0' : Math.max(1, stretch);
      if (stretch == 0 || stretch > people - from) {
        return DAMAGED;
      }
      if (!isDigit) {
        Arrays.fill(all, from, from + stretch, outcome(sign));
        from += stretch;
        stretch = 0;
      }
    }
    return stretch == 0 ? new LineOutcomes(all) : DAMAGED;
  }

  private static RunReport.PersonOutcome outcome(char letter) {
    return switch (letter) {
      case 'A' -> RunReport.PersonOutcome.APPLIED;
      case 'R' -> RunReport.PersonOutcome.REFUSED;
      default -> RunReport.PersonOutcome.UNCONFIRMED;
    };
  }
}
