package io.attentivecourier.guard;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The guards that a release lifts: those that held the run, each for its segment and up to the
 * value that was shown then. All others hold as ever, and so does a worse value.
 */
public final class ReleasedGuards {
  /** Nothing is lifted: an ordinary run. */
  public static final ReleasedGuards NONE = new ReleasedGuards(Map.of(), null);

  /**
   * Every comparison with the list at the receiver is lifted: a rollback replaces that list because
   * it is the wrong one.
   */
  public static final ReleasedGuards COMPARISONS = new ReleasedGuards(null, null);

  private static final Set<Guard> COMPARING = EnumSet.of(Guard.DROP, Guard.GROWTH, Guard.REMOVED);

  /** A guard where it held; {@code segment} is null for the whole run. */
  private record HeldGuard(Guard guard, String segment) {
    static HeldGuard of(Guard.Violation verdict) {
      return new HeldGuard(verdict.guard(), verdict.segment());
    }
  }

  private final Map<HeldGuard, Guard.Measure> shown;
  private final BigDecimal maxDrop;

  private ReleasedGuards(Map<HeldGuard, Guard.Measure> shown, BigDecimal maxDrop) {
    this.shown = shown;
    this.maxDrop = maxDrop;
  }

  /**
   * @param held all verdicts of the run that is released
   */
  public static ReleasedGuards by(Collection<Guard.Violation> held) {
    return new ReleasedGuards(
        held.stream()
            .collect(Collectors.toUnmodifiableMap(HeldGuard::of, Guard.Violation::measure)),
        null);
  }

  /**
   * The same, with this percentage in place of every drop that was shown: {@code --max-drop}. It
   * lifts no drop that did not hold.
   */
  public ReleasedGuards withMaxDrop(BigDecimal percent) {
    return new ReleasedGuards(shown, percent);
  }

  /**
   * True if an operator saw this violation and released it. A list without rows is never released.
   */
  boolean allows(Guard.Violation now) {
    if (shown == null) {
      return COMPARING.contains(now.guard());
    }
    Guard.Measure then = shown.get(HeldGuard.of(now));
    if (then == null || now.guard() == Guard.MIN_ROWS && now.measure().amount() == 0) {
      return false;
    }
    return now.guard() == Guard.DROP && maxDrop != null
        ? !now.measure().exceeds(maxDrop)
        : !now.guard().isWorse(now.measure(), then);
  }
}
