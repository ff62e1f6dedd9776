package io.attentivecourier.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The segments of a run by name, in order of first arrival. */
final class StagedSegments {
  /** A {@link PhoneBuffer} keeps an ordinal in the bits that a phone leaves. */
  private static final int MOST = 1 << PhoneBuffer.ORDINAL_BITS;

  private final Map<String, StagedSegment> byName = new HashMap<>();
  private final List<StagedSegment> byOrdinal = new ArrayList<>();
  private StagedSegment last = new StagedSegment("", -1);

  /** The segment of that name, new or known. */
  StagedSegment get(String name) {
    if (!last.name().equals(name)) {
      StagedSegment known = byName.get(name);
      last = known == null ? add(name) : known;
    }
    return last;
  }

  /**
   * @throws IllegalArgumentException for a name that never came
   */
  StagedSegment known(String name) {
    StagedSegment known = byName.get(name);
    if (known == null) {
      throw new IllegalArgumentException("no such segment: " + name);
    }
    return known;
  }

  SegmentOrder order() {
    return SegmentOrder.of(byOrdinal);
  }

  List<StagedSegment> all() {
    return Collections.unmodifiableList(byOrdinal);
  }

  private StagedSegment add(String name) {
    if (byOrdinal.size() == MOST) {
      throw new IllegalStateException("more than " + MOST + " segments in one run");
    }
    StagedSegment segment = new StagedSegment(name, byOrdinal.size());
    byOrdinal.add(segment);
    byName.put(name, segment);
    return segment;
  }
}
