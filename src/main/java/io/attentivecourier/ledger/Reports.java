package io.attentivecourier.ledger;

import io.attentivecourier.ledger.SealedFiles.Stand;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentState;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as the ledger knows it: its files by their newest steps, the rest by its newest end. */
final class Reports {
  private Reports() {}

  /**
   * @throws IllegalStateException for a run that was never begun
   */
  static RunReport of(Sql sql, RunId run) throws SQLException {
    Ends.End end = Ends.newest(sql, run).orElse(Ends.End.NONE);
    RunKind kind = Runs.kind(sql, run);
    return new RunReport(
        run,
        kind,
        end.state(),
        end.reason(),
        false,
        end.late(),
        Ends.counts(sql, run),
        kind.isApi() ? List.of() : segments(sql, run),
        end.message(),
        People.of(sql, run).orElse(null));
  }

  static Optional<RunReport> find(Sql sql, RunId run) throws SQLException {
    boolean begun = sql.number("SELECT count(*) FROM run WHERE id = ?", run) == 1;
    return begun ? Optional.of(of(sql, run)) : Optional.empty();
  }

  static Optional<RunReport> newest(Sql sql, String pipeline, LocalDate date, RunKind kind)
      throws SQLException {
    Optional<RunId> run = Runs.newest(sql, pipeline, date, kind);
    return run.isEmpty() ? Optional.empty() : find(sql, run.get());
  }

  static Optional<RunReport> newest(Sql sql, String pipeline, LocalDate date) throws SQLException {
    Optional<RunId> run = Runs.newest(sql, pipeline, date);
    return run.isEmpty() ? Optional.empty() : find(sql, run.get());
  }

  static Optional<RunReport> last(Sql sql, String pipeline) throws SQLException {
    Optional<RunId> run = Runs.last(sql, pipeline);
    return run.isEmpty() ? Optional.empty() : find(sql, run.get());
  }

  static List<RunReport> of(Sql sql, List<RunId> runs) throws SQLException {
    List<RunReport> reports = new ArrayList<>();
    for (RunId run : runs) {
      reports.add(of(sql, run));
    }
    return reports;
  }

  private static List<SegmentOutcome> segments(Sql sql, RunId run) throws SQLException {
    Map<String, SegmentOutcome> elsewhere = Ends.outcomes(sql, run);
    List<SegmentOutcome> segments = new ArrayList<>();
    for (Stand stand : SealedFiles.stands(sql, run)) {
      stand.file().parts().forEach(part -> segments.add(outcome(stand, part)));
    }
    segments.forEach(inFile -> elsewhere.remove(inFile.name()));
    for (SegmentOutcome told : elsewhere.values()) {
      segments.add(told.state() == SegmentState.DELIVERED ? asItLies(sql, run, told) : told);
    }
    segments.sort(Comparator.comparing(SegmentOutcome::name));
    return segments;
  }

  /** A segment that an earlier run of the date delivered: that list is the one at the receiver. */
  private static SegmentOutcome asItLies(Sql sql, RunId run, SegmentOutcome told)
      throws SQLException {
    Optional<Stand> stand = SealedFiles.delivered(sql, run.date(), told.name());
    return stand
        .flatMap(
            there ->
                there.file().parts().stream()
                    .filter(part -> part.segment().equals(told.name()))
                    .findFirst()
                    .map(part -> outcome(there, part)))
        .orElse(told);
  }

  private static SegmentOutcome outcome(Stand stand, SealedFile.Part part) {
    SealedFile file = stand.file();
    return SegmentOutcome.of(
        part.segment(),
        part.rows(),
        part.change(),
        state(stand.step()),
        reason(stand),
        file.name(),
        file.bytes(),
        file.sha256());
  }

  private static SegmentState state(FileStep step) {
    if (step == null) {
      return SegmentState.SEALED;
    }
    return switch (step) {
      case DELIVERED -> SegmentState.DELIVERED;
      case FAILED, SUPERSEDED, DATE_PASSED -> SegmentState.FAILED;
      case UPLOADING, STORED, RENAMING -> SegmentState.SEALED;
    };
  }

  /** Two steps say why by themselves. */
  private static String reason(Stand stand) {
    if (stand.reason() != null || stand.step() == null) {
      return stand.reason();
    }
    return switch (stand.step()) {
      case SUPERSEDED -> Reason.SUPERSEDED.id();
      case DATE_PASSED -> Reason.DATE_PASSED.id();
      default -> null;
    };
  }
}
