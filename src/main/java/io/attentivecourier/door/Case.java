package io.attentivecourier.door;

import io.attentivecourier.ledger.Baseline;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a run when it is judged.
 *
 * @param there segments that are at the receiver for this date and are not to be sent again
 * @param wanted the segments that a release lets go; null: every segment
 */
record Case(
    SegmentRun run, Map<String, Baseline> baselines, Set<String> there, Set<String> wanted) {
  boolean isWanted(String segment) {
    return wanted == null || wanted.contains(segment);
  }

  boolean isRollback() {
    return run.request().isRollback();
  }

  List<String> ofThisPipeline() {
    return baselines.values().stream()
        .filter(baseline -> baseline.pipeline().equals(run.id().pipeline()))
        .map(Baseline::segment)
        .toList();
  }
}
