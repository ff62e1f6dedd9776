package io.attentivecourier.segment;

/**
 * The rows of one segment that passed the rules.
 *
 * @param read rows as they came
 * @param unique members, each counted once
 */
public record SegmentCount(String segment, long read, long unique) {

  public long duplicates() {
    return read - unique;
  }
}
