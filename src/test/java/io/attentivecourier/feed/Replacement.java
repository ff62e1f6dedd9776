package io.attentivecourier.feed;

/**
 * A list in the place of another. The guards' limits are written here a second time on purpose.
 *
 * @param before the rows that lie there; those of the list itself where there is nothing to compare
 * @param rows those of the list that comes
 */
record Replacement(long before, long rows) {
  static final int MIN_ROWS = 5;
  static final int MAX_DROP_PERCENT = 50;
  static final int MAX_DROP_ROWS = 10;

  boolean isHeld() {
    return isTooSmall() || isDrop();
  }

  boolean isTooSmall() {
    return rows < MIN_ROWS;
  }

  private boolean isDrop() {
    return 100 * lost() > MAX_DROP_PERCENT * before && lost() > MAX_DROP_ROWS;
  }

  private long lost() {
    return before - rows;
  }

  /** Whether all that holds it was as bad in what an operator was shown. */
  boolean isCoveredBy(Replacement shown) {
    boolean dropCovered = lost() <= shown.lost() && lost() * shown.before <= shown.lost() * before;
    return (!isTooSmall() || rows >= shown.rows) && (!isDrop() || dropCovered);
  }
}
