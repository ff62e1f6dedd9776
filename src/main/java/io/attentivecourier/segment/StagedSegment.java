package io.attentivecourier.segment;

/** A segment while it is staged, with its counts. */
final class StagedSegment {
  private static final long UNKNOWN = -1;

  private final String name;
  private final int ordinal;
  private long read;
  private long unique = UNKNOWN;

  StagedSegment(String name, int ordinal) {
    this.name = name;
    this.ordinal = ordinal;
  }

  String name() {
    return name;
  }

  /** Its place in the order of first arrival, from 0. */
  int ordinal() {
    return ordinal;
  }

  void countRead() {
    read++;
  }

  void unique(long members) {
    unique = members;
  }

  SegmentCount count() {
    if (unique == UNKNOWN) {
      throw new IllegalStateException("segment " + name + " has not been read to its end");
    }
    return new SegmentCount(name, read, unique);
  }

  long read() {
    return read;
  }
}
