package io.attentivecourier.outbox;

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
public final class Lifted {
  /** Nothing is lifted: an ordinary run. */
  public static final Lifted NONE = new Lifted(Map.of(), null);

  /**
   * Every comparison with the list at the receiver is lifted: a rollback replaces that list because
   * it is the wrong one.
   */
  public static final Lifted COMPARISONS = new Lifted(null, null);

  private static final Set<Guard> COMPARING = EnumSet.of(Guard.DROP, Guard.GROWTH, Guard.REMOVED);

  /** A guard where it held; {@code segment} is null for the whole run. */
  private record Place(Guard guard, String segment) {
    static Place of(GuardVerdict verdict) {
      return new Place(verdict.guard(), verdict.segment());
    }
  }

  private final Map<Place, Measure> shown;
  private final BigDecimal maxDrop;

  private Lifted(Map<Place, Measure> shown, BigDecimal maxDrop) {
    this.shown = shown;
    this.maxDrop = maxDrop;
  }

  /**
   * @param held all verdicts of the run that is released
   */
  public static Lifted by(Collection<GuardVerdict> held) {
    return new Lifted(
        held.stream().collect(Collectors.toUnmodifiableMap(Place::of, GuardVerdict::measure)),
        null);
  }

  /**
   * The same, with this percentage in place of every drop that was shown: {@code --max-drop}. It
   * lifts no drop that did not hold.
   */
  public Lifted withMaxDrop(BigDecimal percent) {
    return new Lifted(shown, percent);
  }

  /** Whether what would hold now was seen and let go. A list without rows never is. */
  boolean allows(GuardVerdict now) {
    if (shown == null) {
      return COMPARING.contains(now.guard());
    }
    Measure then = shown.get(Place.of(now));
    if (then == null || now.guard() == Guard.MIN_ROWS && now.measure().amount() == 0) {
      return false;
    }
    return now.guard() == Guard.DROP && maxDrop != null
        ? !now.measure().exceeds(maxDrop)
        : !now.guard().isWorse(now.measure(), then);
  }
}
