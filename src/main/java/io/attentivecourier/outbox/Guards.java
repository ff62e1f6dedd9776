package io.attentivecourier.outbox;

import io.attentivecourier.settings.GuardLimits;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether a list may replace the one at the receiver. The receiver reports nothing and takes any
 * list, so that a short one removes people in silence: who is in doubt holds. Every limit is
 * strict: equal to it is still good.
 */
public final class Guards {
  private final GuardLimits limits;
  private final Lifted lifted;

  public Guards(GuardLimits limits, Lifted lifted) {
    this.limits = limits;
    this.lifted = lifted;
  }

  /**
   * The guards that hold a segment, in their order; none: it may go. A first list has nothing to
   * compare with: only its rows are counted.
   */
  public List<GuardVerdict> segment(GuardedSegment segment) {
    return Stream.of(minRows(segment), drop(segment), growth(segment), removed(segment))
        .filter(Objects::nonNull)
        .filter(verdict -> !lifted.allows(verdict))
        .toList();
  }

  /** Whether too many rows were rejected, which holds every segment of the run. */
  public Optional<GuardVerdict> run(long read, long rejected) {
    return Optional.ofNullable(rejected(read, rejected)).filter(verdict -> !lifted.allows(verdict));
  }

  /**
   * Whether too many people changed, which holds a run of attributes.
   *
   * @param changed new people count as changed
   * @param people all of the result
   */
  public Optional<GuardVerdict> changed(long changed, long people) {
    Measure share = new Measure(changed, people);
    BigDecimal limit = limits.maxChangedPercent();
    String text = share.exceeds(limit) ? GuardText.changed(share, limit) : null;
    return Optional.ofNullable(text)
        .map(message -> new GuardVerdict(Guard.CHANGED, null, share, message))
        .filter(verdict -> !lifted.allows(verdict));
  }

  /**
   * The segments that hold the run by their absence, where {@code courier.vanished} is {@code
   * hold}.
   *
   * @param missing as {@link #missing} finds them
   */
  public List<GuardVerdict> vanished(Collection<String> missing) {
    return missing.stream()
        .map(Guards::absence)
        .filter(verdict -> !lifted.allows(verdict))
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

  private GuardVerdict minRows(GuardedSegment segment) {
    Measure rows = new Measure(segment.rows(), limits.minRows());
    String text = GuardText.minRows(segment.name(), rows);
    return rows.amount() < rows.of() ? verdict(Guard.MIN_ROWS, segment, rows, text) : null;
  }

  /** Held only by both limits: a third of nine rows is no loss, nor are 200 of a million. */
  private GuardVerdict drop(GuardedSegment segment) {
    if (segment.baseline() == null || segment.rows() >= segment.baseline()) {
      return null;
    }
    Measure lost = new Measure(segment.baseline() - segment.rows(), segment.baseline());
    BigDecimal percent = limits.maxDropPercent();
    String text = GuardText.drop(segment.name(), lost, percent, limits.maxDropRows());
    boolean held = lost.exceeds(percent) && lost.amount() > limits.maxDropRows();
    return held ? verdict(Guard.DROP, segment, lost, text) : null;
  }

  private GuardVerdict growth(GuardedSegment segment) {
    if (segment.baseline() == null || segment.rows() <= segment.baseline()) {
      return null;
    }
    Measure more = new Measure(segment.rows() - segment.baseline(), segment.baseline());
    BigDecimal percent = limits.maxGrowthPercent();
    String text = GuardText.growth(segment.name(), more, percent, limits.maxGrowthRows());
    boolean held = more.exceeds(percent) && more.amount() > limits.maxGrowthRows();
    return held ? verdict(Guard.GROWTH, segment, more, text) : null;
  }

  private GuardVerdict removed(GuardedSegment segment) {
    if (segment.baseline() == null || segment.removed() == null) {
      return null;
    }
    Measure gone = new Measure(segment.removed(), segment.baseline());
    String text = GuardText.removed(segment.name(), gone, limits.maxRemovedPercent());
    boolean held = gone.exceeds(limits.maxRemovedPercent());
    return held ? verdict(Guard.REMOVED, segment, gone, text) : null;
  }

  private GuardVerdict rejected(long read, long rejected) {
    Measure share = new Measure(rejected, read);
    return share.exceeds(limits.maxRejectedPercent())
        ? new GuardVerdict(
            Guard.REJECTED, null, share, GuardText.rejected(share, limits.maxRejectedPercent()))
        : null;
  }

  private static GuardVerdict verdict(
      Guard guard, GuardedSegment segment, Measure measure, String text) {
    return new GuardVerdict(guard, segment.name(), measure, text);
  }

  private static GuardVerdict absence(String segment) {
    String text = GuardText.vanished(segment);
    return new GuardVerdict(Guard.VANISHED, segment, new Measure(0, 0), text);
  }
}
