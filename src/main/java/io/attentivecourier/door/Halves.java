package io.attentivecourier.door;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Segments that span files of which some have their final name and some have not: half of the list
 * is up, and is finished before anything else.
 */
final class Halves {
  private final Ledger ledger;

  Halves(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The pipeline's run of which half a list is up, if there is one. */
  Optional<RunReport> of(String pipeline) {
    for (RunId run : ledger.unfinished()) {
      RunReport report = ledger.report(run).orElseThrow();
      if (run.pipeline().equals(pipeline) && in(report.segments()).isPresent()) {
        return Optional.of(report);
      }
    }
    return Optional.empty();
  }

  /** What is said of it. */
  static Optional<String> in(Collection<SegmentOutcome> segments) {
    Map<String, List<SegmentOutcome>> byName =
        segments.stream().collect(Collectors.groupingBy(SegmentOutcome::name));
    return byName.entrySet().stream()
        .filter(segment -> isHalf(segment.getValue()))
        .map(segment -> "half of " + segment.getKey() + " is up")
        .findFirst();
  }

  private static boolean isHalf(List<SegmentOutcome> parts) {
    long there = parts.stream().filter(one -> one.state() == SegmentState.DELIVERED).count();
    return there > 0 && there < parts.size();
  }
}
