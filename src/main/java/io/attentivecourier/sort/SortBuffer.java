package io.attentivecourier.sort;

import java.io.IOException;

/** Entries in memory, in the order they came, until they fill it and are written as a spill. */
interface SortBuffer {
  boolean isEmpty();

  /**
   * Writes the entries in order, of equal ones the last, and forgets them. Forgotten also after a
   * failure: what was added and what comes back then never add up again.
   *
   * @return how many were dropped because an equal one came later
   */
  long drain(KeyOrder order, SpillWriter writer) throws IOException;
}
