package io.attentivecourier.ledger;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A day of a made-up brand. */
final class Sample {
  static final LocalDate DAY = LocalDate.parse("2026-11-22");
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  static final RunReport.Counts COUNTS =
      new RunReport.Counts(1203, 2, Map.of("phone-shape", 2L, "segment-characters", 1L));
  static final String SHA256 = "ab".repeat(32);

  private Sample() {}

  static String url(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("ledger.db");
  }

  static Ledger ledger(Path folder) {
    return Ledger.open(url(folder), CLOCK);
  }

  static RunId begin(Ledger ledger, String pipeline) {
    return ledger.runs().begin(pipeline, DAY, RunKind.SEGMENTS);
  }

  /** A file of one segment, which owns its number. */
  static SealedFile file(String segment, int number) {
    return file(segment, number, List.of(new SealedFile.Part(segment, 1198)));
  }

  static SealedFile file(String owner, int number, List<SealedFile.Part> parts) {
    return new SealedFile(name(number), owner, number, 22762, SHA256, parts);
  }

  static String name(int number) {
    return "sirendenim_subscriber_segment_20261122_" + number + ".csv";
  }

  /** A run of that pipeline that sealed the files. */
  static RunId sealed(Ledger ledger, String pipeline, SealedFile... files) {
    RunId run = begin(ledger, pipeline);
    ledger.files().seal(run, COUNTS, List.of(files));
    return run;
  }

  /** A run of that pipeline that delivered the files and ended whole. */
  static RunId delivered(Ledger ledger, String pipeline, SealedFile... files) {
    RunId run = sealed(ledger, pipeline, files);
    for (SealedFile file : files) {
      ledger.files().step(run, file.name(), FileStep.DELIVERED, null);
    }
    ledger.runs().end(end(run, RunState.WHOLE, null));
    return run;
  }

  static RunEnd end(RunId run, RunState state, Reason reason, SegmentOutcome... outcomes) {
    return new RunEnd(run, state, reason, false, null, List.of(outcomes), run.pipeline() + " ends");
  }

  static SegmentOutcome held(String segment) {
    return new SegmentOutcome(
        segment, 7, null, null, null, SegmentOutcome.SegmentState.HELD, "drop", null, null, null);
  }
}
