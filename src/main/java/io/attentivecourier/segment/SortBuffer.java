package io.attentivecourier.segment;

import java.io.IOException;

/** Members in memory, in the order they came, until they fill it and are written as a spill. */
interface SortBuffer {
  boolean isEmpty();

  boolean isFull();

  /**
   * Writes the members in order of segment name and identifier, each once a segment, and forgets
   * them. Forgotten also after a failure: the rows of the stage then never add up again.
   *
   * @return how many were dropped because they had come before
   */
  long drain(StagedSegments.SegmentOrder order, SpillWriter writer) throws IOException;
}
