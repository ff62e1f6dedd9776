package io.attentivecourier.guard;

import io.attentivecourier.settings.GuardLimits;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Decides if a list may replace the one at the receiver. The receiver reports nothing and takes any
 * list, so a short one removes people and nobody notices: a list in doubt is held. Every limit is
 * strict: equal to it is still good.
 */
public final class Guards {
  private final GuardLimits limits;
  private final ReleasedGuards released;

  public Guards(GuardLimits limits, ReleasedGuards released) {
    this.limits = limits;
    this.released = released;
  }

  /**
   * The guards that hold a segment, in their order; empty if it may go. A first list has nothing to
   * compare with: only its rows are counted.
   */
  public List<Guard.Violation> segment(GuardedSegment segment) {
    return Stream.of(minRows(segment), drop(segment), growth(segment), removed(segment))
        .filter(Objects::nonNull)
        .filter(verdict -> !released.allows(verdict))
        .toList();
  }

  /** The guard that holds every segment of the run, if too many rows were rejected. */
  public Optional<Guard.Violation> run(long read, long rejected) {
    return Optional.ofNullable(rejected(read, rejected))
        .filter(verdict -> !released.allows(verdict));
  }

  /**
   * The guard that holds a run of attributes, if too many people changed.
   *
   * @param changed new people count as changed
   * @param people all of the result
   */
  public Optional<Guard.Violation> changed(long changed, long people) {
    Guard.Measure share = new Guard.Measure(changed, people);
    BigDecimal limit = limits.maxChangedPercent();
    String text = share.exceeds(limit) ? GuardText.changed(share, limit) : null;
    return Optional.ofNullable(text)
        .map(message -> new Guard.Violation(Guard.CHANGED, null, share, message))
        .filter(verdict -> !released.allows(verdict));
  }

  /**
   * The segments that hold the run by their absence, where {@code courier.vanished} is {@code
   * hold}.
   *
   * @param missing as {@link #missing} finds them
   */
  public List<Guard.Violation> vanished(Collection<String> missing) {
    return missing.stream()
        .map(Guards::absence)
        .filter(verdict -> !released.allows(verdict))
        .toList();
  }

  /**
   * The pipeline's segments that the result does not name, in order of name.
   *
   * @param delivered those with a list at the receiver, not retired
   * @param result all that have a row in the result, be it a rejected one
   */
  public static List<String> missing(Collection<String> delivered, Collection<String> result) {
    TreeSet<String> missing = new TreeSet<>(delivered);
    missing.removeAll(new TreeSet<>(result));
    return List.copyOf(missing);
  }

  private Guard.Violation minRows(GuardedSegment segment) {
    Guard.Measure rows = new Guard.Measure(segment.rows(), limits.minRows());
    return rows.amount() < rows.of()
        ? verdict(Guard.MIN_ROWS, segment, rows, GuardText.minRows(segment.name(), rows))
        : null;
  }

  /**
   * The drop, which holds only above both limits: a third of nine rows is no loss, nor are 200 of a
   * million.
   */
  private Guard.Violation drop(GuardedSegment segment) {
    if (segment.baseline() == null || segment.rows() >= segment.baseline()) {
      return null;
    }
    Guard.Measure lost = new Guard.Measure(segment.baseline() - segment.rows(), segment.baseline());
    BigDecimal percent = limits.maxDropPercent();
    if (!lost.exceeds(percent) || lost.amount() <= limits.maxDropRows()) {
      return null;
    }
    String text = GuardText.drop(segment.name(), lost, percent, limits.maxDropRows());
    return verdict(Guard.DROP, segment, lost, text);
  }

  private Guard.Violation growth(GuardedSegment segment) {
    if (segment.baseline() == null || segment.rows() <= segment.baseline()) {
      return null;
    }
    Guard.Measure more = new Guard.Measure(segment.rows() - segment.baseline(), segment.baseline());
    BigDecimal percent = limits.maxGrowthPercent();
    if (!more.exceeds(percent) || more.amount() <= limits.maxGrowthRows()) {
      return null;
    }
    String text = GuardText.growth(segment.name(), more, percent, limits.maxGrowthRows());
    return verdict(Guard.GROWTH, segment, more, text);
  }

  private Guard.Violation removed(GuardedSegment segment) {
    if (segment.baseline() == null || segment.removed() == null) {
      return null;
    }
    Guard.Measure gone = new Guard.Measure(segment.removed(), segment.baseline());
    if (!gone.exceeds(limits.maxRemovedPercent())) {
      return null;
    }
    String text = GuardText.removed(segment.name(), gone, limits.maxRemovedPercent());
    return verdict(Guard.REMOVED, segment, gone, text);
  }

  private Guard.Violation rejected(long read, long rejected) {
    Guard.Measure share = new Guard.Measure(rejected, read);
    return share.exceeds(limits.maxRejectedPercent())
        ? new Guard.Violation(
            Guard.REJECTED, null, share, GuardText.rejected(share, limits.maxRejectedPercent()))
        : null;
  }

  private static Guard.Violation verdict(
      Guard guard, GuardedSegment segment, Guard.Measure measure, String text) {
    return new Guard.Violation(guard, segment.name(), measure, text);
  }

  private static Guard.Violation absence(String segment) {
    String text = GuardText.vanished(segment);
    return new Guard.Violation(Guard.VANISHED, segment, new Guard.Measure(0, 0), text);
  }

  /** The texts of the guards: names, counts and limits, in one clause each. */
  private static final class GuardText {
    private GuardText() {}

    static String minRows(String segment, Guard.Measure rows) {
      return text("%s has %,d valid rows, fewer than %,d", segment, rows.amount(), rows.of());
    }

    static String drop(String segment, Guard.Measure lost, BigDecimal percent, long rows) {
      return text("%s lost %,d of %,d rows", segment, lost.amount(), lost.of())
          + over(lost, percent)
          + text(" and %,d rows", rows);
    }

    static String growth(String segment, Guard.Measure more, BigDecimal percent, long rows) {
      return text("%s grew by %,d rows on %,d", segment, more.amount(), more.of())
          + over(more, percent)
          + text(" and %,d rows", rows);
    }

    static String removed(String segment, Guard.Measure gone, BigDecimal percent) {
      return text("%s lost %,d of %,d members", segment, gone.amount(), gone.of())
          + over(gone, percent);
    }

    static String rejected(Guard.Measure rejected, BigDecimal percent) {
      return text("%,d of %,d rows were rejected", rejected.amount(), rejected.of())
          + over(rejected, percent);
    }

    static String changed(Guard.Measure changed, BigDecimal percent) {
      return text("%,d of %,d people changed", changed.amount(), changed.of())
          + over(changed, percent);
    }

    static String vanished(String segment) {
      return segment + " was delivered before and is not in the result; its old members stay";
    }

    private static String over(Guard.Measure measure, BigDecimal limit) {
      return " (" + measure.percent() + "), over " + Guard.Measure.plain(limit) + " %";
    }

    private static String text(String form, Object... values) {
      return String.format(Locale.ROOT, form, values);
    }
  }

  /**
   * The numbers of a segment that the guards need.
   *
   * @param rows lines that its file would have: valid rows, each member once; 0 where every row of
   *     it was rejected
   * @param baseline rows of its newest list at the receiver; null for a first list
   * @param removed members of that list who are not in this one; null if they were not compared
   */
  public record GuardedSegment(String name, long rows, Long baseline, Long removed) {

    /**
     * @throws IllegalArgumentException for an empty baseline: an empty list is never sent
     */
    public GuardedSegment {
      if (baseline != null && baseline < 1) {
        throw new IllegalArgumentException("segment " + name + ": a list has at least 1 row");
      }
    }

    /** A segment that was never delivered. */
    public static GuardedSegment first(String name, long rows) {
      return new GuardedSegment(name, rows, null, null);
    }
  }
}
