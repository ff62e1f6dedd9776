package io.attentivecourier.sort;

import java.io.IOException;

/**
 * A buffer that holds entries in memory, in the order they came, until it is full and they are
 * written as a spill.
 */
interface SortBuffer {
  boolean isEmpty();

  /**
   * Writes the entries in order, only the last of equal ones, and removes them. It removes them
   * after a failure too: the entries that come back then never add up to those that were added.
   *
   * @return the number of entries that were dropped because an equal one came later
   */
  long drain(KeyOrder order, SpillWriter writer) throws IOException;
}
