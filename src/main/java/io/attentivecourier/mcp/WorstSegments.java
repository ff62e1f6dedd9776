package io.attentivecourier.mcp;

import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Shortens the documents of runs: of 50,000 segments one has 25 MB, and a model reads some ten
 * thousand words. What is left out is counted.
 */
public record WorstSegments(int most) {
  static final String PARAMETER = "segments";
  static final int DEFAULT = 50;

  private static final Comparator<SegmentOutcome> WORST =
      Comparator.comparing((SegmentOutcome one) -> one.state().weight()).reversed();

  Map<String, Object> document(
      LedgerEntry entry, Function<LedgerEntry, Map<String, Object>> writer) {
    RunReport report = entry.line().report();
    return report == null
        ? writer.apply(entry)
        : counted(report, writer.apply(entry.of(worst(report))));
  }

  public Map<String, Object> document(
      RunRecord run, Function<RunRecord, Map<String, Object>> writer) {
    RunReport report = run.report();
    return counted(report, writer.apply(run.with(report.of(worst(report)))));
  }

  private List<SegmentOutcome> worst(RunReport report) {
    return report.segments().stream().sorted(WORST).limit(most).toList();
  }

  private Map<String, Object> counted(RunReport report, Map<String, Object> document) {
    int left = report.segments().size() - most;
    if (left > 0) {
      document.put("segmentsLeftOut", left);
    }
    return document;
  }
}
