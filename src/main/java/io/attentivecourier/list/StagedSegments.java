package io.attentivecourier.list;

import io.attentivecourier.sort.KeyOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The segments of a run by name, in order of first arrival. */
final class StagedSegments {
  /** An ordinal takes the bits of a sorted key that a member's leaves. */
  private static final int MOST = 1 << Long.SIZE - MemberKey.BITS;

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

  /** A segment while it is staged, with its counts. */
  static final class StagedSegment {
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

    /** The least of the keys that its members are sorted by. */
    long firstKey() {
      return (long) ordinal << MemberKey.BITS;
    }

    void countRead() {
      read++;
    }

    void unique(long members) {
      unique = members;
    }

    SegmentStage.SegmentCount count() {
      if (unique == UNKNOWN) {
        throw new IllegalStateException("segment " + name + " has not been read to its end");
      }
      return new SegmentStage.SegmentCount(name, read, unique);
    }

    long read() {
      return read;
    }
  }

  /**
   * The order of the segments by name. Ordinals are given as names arrive, ranks follow the names.
   *
   * @param ranks the rank of each ordinal
   * @param byRank the segments in order of name
   */
  record SegmentOrder(int[] ranks, List<StagedSegment> byRank) {

    static SegmentOrder of(List<StagedSegment> segments) {
      List<StagedSegment> byRank =
          segments.stream().sorted(Comparator.comparing(StagedSegment::name)).toList();
      int[] ranks = new int[byRank.size()];
      for (int rank = 0; rank < ranks.length; rank++) {
        ranks[byRank.get(rank).ordinal()] = rank;
      }
      return new SegmentOrder(ranks, byRank);
    }

    /** Keys that begin with an ordinal are sorted by its rank. */
    KeyOrder ofKeys() {
      return new KeyOrder(
          key -> (long) ranks[(int) (key >>> MemberKey.BITS)] << MemberKey.BITS | ofMember(key),
          ranked -> (long) ordinal(ranked) << MemberKey.BITS | ofMember(ranked));
    }

    private int ordinal(long ranked) {
      return byRank.get((int) (ranked >>> MemberKey.BITS)).ordinal();
    }

    private static long ofMember(long key) {
      return key & MemberKey.MASK;
    }
  }
}
