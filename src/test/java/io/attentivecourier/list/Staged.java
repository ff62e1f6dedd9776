package io.attentivecourier.list;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What tests read from a stage, and whom they put into it. */
final class Staged {
  /** So small that every few members make a spill. */
  static final long TINY = 256;

  static final long AMPLE = 1 << 22;

  private Staged() {}

  static Map<String, List<String>> members(SegmentStage stage) throws IOException {
    Map<String, List<String>> members = new TreeMap<>();
    Iterator<MemberBatch> batches = stage.sortedBatches();
    while (batches.hasNext()) {
      MemberBatch batch = batches.next();
      members
          .computeIfAbsent(batch.segment(), name -> new ArrayList<>())
          .addAll(batch.identifiers());
    }
    return members;
  }

  static List<String> phones(int count) {
    return IntStream.range(0, count).mapToObj(i -> String.valueOf(2_025_550_100L + i)).toList();
  }

  static void addAll(SegmentStage stage, String segment, List<String> identifiers)
      throws IOException {
    for (String identifier : identifiers) {
      stage.add(segment, identifier);
    }
  }
}
