package io.attentivecourier.segment;

import java.util.Comparator;
import java.util.List;

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

  int ordinal(int rank) {
    return byRank.get(rank).ordinal();
  }
}
