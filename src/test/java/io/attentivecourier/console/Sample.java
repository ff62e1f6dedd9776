package io.attentivecourier.console;

import io.attentivecourier.home.BuildInfo;
import io.attentivecourier.pipeline.NextDues.NextDue;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Runs of a made-up brand. */
final class Sample {
  static final LocalDate DAY = LocalDate.parse("2026-11-22");
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  static final Duration TOOK = Duration.ofMillis(12_500);
  static final RunReport.Counts COUNTS =
      new RunReport.Counts(1203, 2, Map.of("phone-shape", 2L, "segment-characters", 1L));

  private Sample() {}

  static Metrics metrics() {
    Metrics metrics = new Metrics(CLOCK, () -> 3, () -> true);
    metrics.showBuild(new BuildInfo("1.0", "0123456789ab"), "4.17.0");
    Instant due = NOON.plusSeconds(3600);
    metrics.showPipelines(
        () -> List.of(new NextDue("winback", due, false), new NextDue("loyalty", null, true)));
    return metrics;
  }

  static RunReport run(int number, RunState state, SegmentOutcome... segments) {
    return run(number, state, "done", List.of(segments));
  }

  static RunReport run(int number, RunState state, String message, List<SegmentOutcome> segments) {
    RunId run = new RunId(DAY, "winback", number);
    return new RunReport(
        run, RunKind.SEGMENTS, state, null, false, false, COUNTS, segments, message);
  }

  /** A run of attributes, with what is known of its people by now. */
  static RunReport people(int number, RunState state, long applied, long unconfirmed) {
    long sent = applied + unconfirmed + 5;
    Map<String, Long> refused = Map.of("status-400", 5L);
    RunReport.Users users =
        new RunReport.Users(sent, 100, 0, applied, 5, unconfirmed, 0, 0, 0, 6, refused);
    RunId run = new RunId(DAY, "loyalty", number);
    return new RunReport(
        run, RunKind.ATTRIBUTES, state, null, false, false, COUNTS, List.of(), "done", users);
  }

  static SegmentOutcome delivered(String segment) {
    return segment(segment, SegmentOutcome.SegmentState.DELIVERED, 22762L);
  }

  /** The same, with who came and who went. */
  static SegmentOutcome changed(String segment, long added, long removed) {
    SegmentOutcome one = delivered(segment);
    return SegmentOutcome.of(
        segment,
        one.rows(),
        new SegmentOutcome.MemberChange(added, removed, one.rows() - added),
        one.state(),
        null,
        one.file(),
        one.bytes(),
        null);
  }

  /** By an earlier run of the date: this one has no file of it. */
  static SegmentOutcome deliveredBefore(String segment) {
    return segment(segment, SegmentOutcome.SegmentState.DELIVERED, null);
  }

  static SegmentOutcome segment(String segment, SegmentOutcome.SegmentState state, Long bytes) {
    String file = bytes == null ? null : "sirendenim_subscriber_segment_20261122_1.csv";
    return new SegmentOutcome(segment, 1198, null, null, null, state, null, file, bytes, null);
  }
}
