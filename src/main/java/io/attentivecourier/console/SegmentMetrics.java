package io.attentivecourier.console;

import io.attentivecourier.ledger.DeliveryRepository;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of each segment that the receiver has: how long it is, and since when. */
final class SegmentMetrics {
  private static final double MILLIS = 1e3;

  private final SegmentLabels labels = new SegmentLabels();
  private final Metrics.LabelledGauge rows;
  private final Metrics.LabelledGauge added;
  private final Metrics.LabelledGauge removed;
  private final Metrics.LabelledGauge bytes;
  private final Metrics.LabelledGauge lastSuccess;

  SegmentMetrics(MeterRegistry registry) {
    this.rows =
        new Metrics.LabelledGauge(
            registry, "courier_segment_rows", "rows of the list delivered last");
    this.added =
        new Metrics.LabelledGauge(
            registry,
            "courier_segment_added",
            "members of the list delivered last that were not in the one before it");
    this.removed =
        new Metrics.LabelledGauge(
            registry,
            "courier_segment_removed",
            "members of the list before it that are not in the list delivered last");
    this.bytes =
        new Metrics.LabelledGauge(
            registry, "courier_segment_file_bytes", "size of the list delivered last");
    this.lastSuccess =
        new Metrics.LabelledGauge(
            registry,
            "courier_segment_last_success_timestamp_seconds",
            "when the list delivered last was whole at the receiver, Unix time");
  }

  void show(DeliveryRepository.LastDelivery list) {
    String[] labelled = {"pipeline", list.pipeline(), "segment", labels.of(list.segment())};
    rows.set(list.rows(), labelled);
    bytes.set(list.bytes(), labelled);
    lastSuccess.set(list.at().toEpochMilli() / MILLIS, labelled);
    show(list.change(), labelled);
  }

  /** A first list has nothing to compare with, and 0 would be a lie. */
  private void show(SegmentOutcome.MemberChange change, String... labelled) {
    if (change == null) {
      added.remove(labelled);
      removed.remove(labelled);
    } else {
      added.set(change.added(), labelled);
      removed.set(change.removed(), labelled);
    }
  }

  /**
   * Notes what the run has put at the receiver. A segment without a file was delivered by an
   * earlier run of the date: it is no news.
   *
   * @param before how the very same run stood earlier: what it had delivered then is no news
   */
  void recordRun(RunReport report, List<SegmentOutcome> before, Instant now) {
    Map<String, List<SegmentOutcome>> earlier = byName(before);
    byName(report.segments())
        .forEach(
            (segment, files) -> {
              if (isWhole(files) && !isWhole(earlier.getOrDefault(segment, List.of()))) {
                show(list(report, segment, files, now));
              }
            });
  }

  /** A segment that spans files has an outcome for each; it is whole with the last of them. */
  private static boolean isWhole(List<SegmentOutcome> files) {
    return !files.isEmpty()
        && files.stream()
            .allMatch(
                file ->
                    file.state() == SegmentOutcome.SegmentState.DELIVERED && file.bytes() != null);
  }

  private static DeliveryRepository.LastDelivery list(
      RunReport report, String segment, List<SegmentOutcome> files, Instant now) {
    return new DeliveryRepository.LastDelivery(
        report.run().pipeline(),
        segment,
        files.stream().mapToLong(SegmentOutcome::rows).sum(),
        files.stream().mapToLong(SegmentOutcome::bytes).sum(),
        change(files),
        now);
  }

  /** A list that spans files has its change in the first. */
  private static SegmentOutcome.MemberChange change(List<SegmentOutcome> files) {
    return files.stream()
        .filter(file -> file.added() != null)
        .map(file -> new SegmentOutcome.MemberChange(file.added(), file.removed(), file.kept()))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, List<SegmentOutcome>> byName(List<SegmentOutcome> segments) {
    return segments.stream()
        .collect(
            Collectors.groupingBy(SegmentOutcome::name, LinkedHashMap::new, Collectors.toList()));
  }

  /**
   * The label of a segment in the metrics. Names come from a query: they may be endless, or by
   * mistake be the members themselves. The first {@value #NAMED} show their name, as many as a
   * dashboard is read with; later ones a hash that is found again by hashing a name; and those
   * after {@value #DISTINCT} share one label, so that a long-lived process does not grow.
   */
  static final class SegmentLabels {
    static final int NAMED = 200;
    static final int DISTINCT = 2_000;
    static final String OTHERS = "others";

    private static final int HEX_DIGITS = 12;

    private final Map<String, String> labels = new HashMap<>();

    synchronized String of(String segment) {
      if (OpenNames.isWithheld(segment)) {
        return OpenNames.shown(segment);
      }
      return labels.containsKey(segment) || labels.size() < DISTINCT
          ? labels.computeIfAbsent(segment, this::begin)
          : OTHERS;
    }

    private String begin(String segment) {
      return labels.size() < NAMED ? segment : hash(segment);
    }

    static String hash(String segment) {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] digest = sha256.digest(segment.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
