package io.attentivecourier.page;

import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.ledger.LedgerEntry.LedgerRow;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.page.TodayView.LineView;
import io.attentivecourier.pipeline.PipelineCard;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentOutcome.SegmentState;
import io.attentivecourier.screen.SettingText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the line of a segment of a run, of a run of people, or of a date without a run. */
final class TodayLines {
  private static final int DELIVERIES = 30;

  /** Thirty deliveries of a weekly list would be seven months; a quarter tells as much. */
  private static final int DAYS = 92;

  private final Visit visit;
  private final Map<String, List<Long>> history;
  private final Map<String, String> dues = new HashMap<>();

  TodayLines(Visit visit) {
    this.visit = visit;
    this.history = visit.past().rows(visit.today().minusDays(DAYS), DELIVERIES);
    Pause.Pauses pauses = visit.ledger().schedules().pauses();
    for (PipelineCard one : visit.pipelines()) {
      visit.nextDue(one.configured(), pauses).ifPresent(at -> dues.put(one.name(), visit.when(at)));
    }
  }

  LineView of(LedgerRow row) {
    return row.segment() == null ? ofPipeline(row) : ofSegment(row, row.segment());
  }

  private LineView ofSegment(LedgerRow row, SegmentOutcome segment) {
    String pipeline = row.line().pipeline();
    return new LineView(
        StateMark.of(segment.state()),
        OpenNames.shown(segment.name()),
        visit.segmentHref(segment.name()),
        pipeline,
        Visit.pipelineHref(pipeline),
        Amount.of(segment.rows()),
        added(row.run(), segment),
        removed(segment),
        chart(segment),
        row.deliveredAt().map(visit::when).orElseGet(() -> when(row)),
        OpenNames.isWithheld(segment.name()) ? OpenNames.shown(segment.name()) : segment.file(),
        dues.getOrDefault(pipeline, ""),
        null);
  }

  static String added(RunRecord run, SegmentOutcome segment) {
    if (segment.added() == null) {
      return run.isFirst(segment) && segment.rows() > 0 ? "first list" : "";
    }
    return segment.added() == 0 ? "0" : "+" + Amount.of(segment.added());
  }

  static String removed(SegmentOutcome segment) {
    if (segment.removed() == null) {
      return "";
    }
    return segment.removed() == 0 ? "0" : "−" + Amount.of(segment.removed());
  }

  private SparkLine chart(SegmentOutcome segment) {
    boolean delivered = segment.state() == SegmentState.DELIVERED;
    List<Long> rows = history.getOrDefault(segment.name(), List.of());
    return SparkLine.of(rows, delivered ? null : segment.rows());
  }

  private LineView ofPipeline(LedgerRow row) {
    DayLine line = row.line();
    return new LineView(
        StateMark.of(line.state()),
        line.pipeline(),
        row.run() == null
            ? Visit.pipelineHref(line.pipeline())
            : Visit.runHref(row.run().report().run()),
        null,
        null,
        people(row.run()),
        "",
        "",
        null,
        when(row),
        null,
        dues.getOrDefault(line.pipeline(), ""),
        line.state() == RunState.PAUSED ? paused(line) : null);
  }

  private String paused(DayLine line) {
    return visit
        .notes()
        .pause(line)
        .map(visit.notes()::text)
        .map(text -> SettingText.plain(OpenNames.text(text, List.of())))
        .orElse(null);
  }

  private static String people(RunRecord run) {
    return run == null || run.report().users() == null
        ? ""
        : Amount.ofPeople(run.report().users().sent());
  }

  private String when(LedgerRow row) {
    Instant at = row.run() == null ? row.line().due() : row.run().times().endedAt();
    return at == null ? "" : visit.when(at);
  }
}
