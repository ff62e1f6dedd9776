package io.attentivecourier.outbox;

/**
 * A segment as the guards see it.
 *
 * @param rows lines that its file would have: valid rows, each member once; 0 where every row of it
 *     was rejected
 * @param baseline rows of its newest list at the receiver; null for a first list
 * @param removed members of that list who are not in this one; null where nobody compared
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

  /** One that was never delivered. */
  public static GuardedSegment first(String name, long rows) {
    return new GuardedSegment(name, rows, null, null);
  }
}
