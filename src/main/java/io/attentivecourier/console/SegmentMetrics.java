package io.attentivecourier.console;

import io.attentivecourier.ledger.LastDelivery;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentState;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of each segment that the receiver has: how long it is, and since when. */
final class SegmentMetrics {
  private static final double MILLIS = 1e3;

  private final SegmentLabels labels = new SegmentLabels();
  private final Series rows;
  private final Series bytes;
  private final Series lastSuccess;

  SegmentMetrics(MeterRegistry registry) {
    this.rows = new Series(registry, "segment_rows", "rows of the list delivered last");
    this.bytes = new Series(registry, "segment_file_bytes", "size of the list delivered last");
    this.lastSuccess =
        new Series(
            registry,
            "segment_last_success_timestamp_seconds",
            "when the list delivered last was whole at the receiver, Unix time");
  }

  void delivered(LastDelivery list) {
    String[] labelled = {"pipeline", list.pipeline(), "segment", labels.of(list.segment())};
    rows.set(list.rows(), labelled);
    bytes.set(list.bytes(), labelled);
    lastSuccess.set(list.at().toEpochMilli() / MILLIS, labelled);
  }

  /**
   * Notes what the run has put at the receiver. A segment without a file was delivered by an
   * earlier run of the date: it is no news.
   *
   * @param before how the very same run stood earlier: what it had delivered then is no news
   */
  void ran(RunReport report, List<SegmentOutcome> before, Instant now) {
    Map<String, List<SegmentOutcome>> earlier = byName(before);
    byName(report.segments())
        .forEach(
            (segment, files) -> {
              if (isWhole(files) && !isWhole(earlier.getOrDefault(segment, List.of()))) {
                delivered(list(report, segment, files, now));
              }
            });
  }

  /** A segment that spans files has an outcome for each; it is whole with the last of them. */
  private static boolean isWhole(List<SegmentOutcome> files) {
    return !files.isEmpty()
        && files.stream()
            .allMatch(file -> file.state() == SegmentState.DELIVERED && file.bytes() != null);
  }

  private static LastDelivery list(
      RunReport report, String segment, List<SegmentOutcome> files, Instant now) {
    return new LastDelivery(
        report.run().pipeline(),
        segment,
        files.stream().mapToLong(SegmentOutcome::rows).sum(),
        files.stream().mapToLong(SegmentOutcome::bytes).sum(),
        now);
  }

  private static Map<String, List<SegmentOutcome>> byName(List<SegmentOutcome> segments) {
    return segments.stream()
        .collect(
            Collectors.groupingBy(SegmentOutcome::name, LinkedHashMap::new, Collectors.toList()));
  }
}
