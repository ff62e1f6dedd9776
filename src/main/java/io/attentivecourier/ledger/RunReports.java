package io.attentivecourier.ledger;

import io.attentivecourier.ledger.FileRepository.Stand;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds the report of a run as the ledger knows it: its files by their newest steps, the rest by
 * its newest end.
 */
final class RunReports {
  private RunReports() {}

  /**
   * @throws IllegalStateException for a run that was never begun
   */
  static RunReport of(Sql sql, RunId run) throws SQLException {
    RunEnd.EndRows.RunEnding end =
        RunEnd.EndRows.newest(sql, run).orElse(RunEnd.EndRows.RunEnding.NONE);
    RunKind kind = RunRepository.kind(sql, run);
    return new RunReport(
        run,
        kind,
        end.state(),
        end.reason(),
        false,
        end.late(),
        RunEnd.EndRows.counts(sql, run),
        kind.isApi() ? List.of() : segments(sql, run),
        end.message(),
        UserCounts.of(sql, run).orElse(null));
  }

  static Optional<RunReport> find(Sql sql, RunId run) throws SQLException {
    boolean begun = sql.number("SELECT count(*) FROM run WHERE id = ?", run) == 1;
    return begun ? Optional.of(of(sql, run)) : Optional.empty();
  }

  static Optional<RunReport> newest(Sql sql, String pipeline, LocalDate date, RunKind kind)
      throws SQLException {
    Optional<RunId> run = RunRepository.newest(sql, pipeline, date, kind);
    return run.isEmpty() ? Optional.empty() : find(sql, run.get());
  }

  static Optional<RunReport> newest(Sql sql, String pipeline, LocalDate date) throws SQLException {
    Optional<RunId> run = RunRepository.newest(sql, pipeline, date);
    return run.isEmpty() ? Optional.empty() : find(sql, run.get());
  }

  static Optional<RunReport> last(Sql sql, String pipeline) throws SQLException {
    Optional<RunId> run = RunRepository.last(sql, pipeline);
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
    Map<String, SegmentOutcome> elsewhere = RunEnd.EndRows.outcomes(sql, run);
    List<SegmentOutcome> segments = new ArrayList<>();
    for (Stand stand : FileRepository.stands(sql, run)) {
      stand.file().parts().forEach(part -> segments.add(outcome(stand, part)));
    }
    segments.forEach(inFile -> elsewhere.remove(inFile.name()));
    for (SegmentOutcome told : elsewhere.values()) {
      segments.addAll(
          told.state() == SegmentOutcome.SegmentState.DELIVERED
              ? asItLies(sql, run, told)
              : List.of(told));
    }
    segments.sort(Comparator.comparing(SegmentOutcome::name));
    return segments;
  }

  /**
   * The outcomes of a segment that an earlier run of the date delivered: that list is the one at
   * the receiver, with an outcome for each of its files.
   */
  private static List<SegmentOutcome> asItLies(Sql sql, RunId run, SegmentOutcome told)
      throws SQLException {
    List<SegmentOutcome> parts = new ArrayList<>();
    for (Stand stand : FileRepository.delivered(sql, run.date(), told.name())) {
      stand.file().parts().stream()
          .filter(part -> part.segment().equals(told.name()))
          .forEach(part -> parts.add(outcome(stand, part)));
    }
    return parts.isEmpty() ? List.of(told) : parts;
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

  private static SegmentOutcome.SegmentState state(FileStep step) {
    if (step == null) {
      return SegmentOutcome.SegmentState.SEALED;
    }
    return switch (step) {
      case DELIVERED -> SegmentOutcome.SegmentState.DELIVERED;
      case FAILED, SUPERSEDED, DATE_PASSED -> SegmentOutcome.SegmentState.FAILED;
      case UPLOADING, STORED, RENAMING -> SegmentOutcome.SegmentState.SEALED;
    };
  }

  /** The reason for the state of a file. SUPERSEDED and DATE_PASSED are reasons by themselves. */
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

  /** Counts the people of a run by what became of them. */
  static final class UserCounts {
    private static final RequestRepository.RunPayload NOTHING =
        new RequestRepository.RunPayload(0, 0, 0, List.of());

    private UserCounts() {}

    /** The counts of a run; empty if it was never begun or does not go through the API. */
    static Optional<RunReport.Users> of(Sql sql, RunId run) throws SQLException {
      String api =
          "SELECT count(*) FROM run WHERE id = ? AND kind IN ('ATTRIBUTES', 'SUBSCRIBERS')";
      return sql.number(api, run) == 0 ? Optional.empty() : Optional.of(count(sql, run));
    }

    /**
     * Counts a person who is neither applied nor refused as unconfirmed, so that no person is ever
     * lost.
     */
    private static RunReport.Users count(Sql sql, RunId run) throws SQLException {
      RequestRepository.RunPayload carried = RequestRepository.carried(sql, run).orElse(NOTHING);
      Map<String, Long> refusedByReason = refused(sql, run);
      long sent = valid(sql, run) - carried.unchanged() - carried.alreadySent();
      long applied = applied(sql, run);
      long refused = refusedByReason.values().stream().mapToLong(Long::longValue).sum();
      return new RunReport.Users(
          sent,
          carried.unchanged(),
          carried.alreadySent(),
          applied,
          refused,
          sent - applied - refused,
          carried.cleared(),
          created(sql, run, RequestResult.NEWLY),
          created(sql, run, RequestResult.PREVIOUSLY),
          sql.number("SELECT count(*) FROM request WHERE run = ?", run),
          refusedByReason);
    }

    /**
     * The number of people in the result. People whom a held or refused run did not send also count
     * as sent and unconfirmed, so that the sums of every document are right.
     */
    private static long valid(Sql sql, RunId run) throws SQLException {
      return RunEnd.EndRows.counts(sql, run).valid();
    }

    private static long applied(Sql sql, RunId run) throws SQLException {
      return sql.number(
          "SELECT (SELECT ifnull(sum(people), 0) FROM request WHERE run = ? AND state = ?)"
              + " + (SELECT ifnull(sum(applied), 0) FROM job_end WHERE run = ?)",
          run,
          RequestResult.RequestState.APPLIED,
          run);
    }

    private static long created(Sql sql, RunId run, String how) throws SQLException {
      return sql.number("SELECT sum(people) FROM request WHERE run = ? AND created = ?", run, how);
    }

    private static Map<String, Long> refused(Sql sql, RunId run) throws SQLException {
      Map<String, Long> people = new TreeMap<>();
      sql.rows(
          row -> people.merge(row.getString("reason"), row.getLong("people"), Long::sum),
          "SELECT reason, people FROM request WHERE run = ? AND state = ?"
              + " UNION ALL SELECT reason, people FROM job_count WHERE run = ? AND outcome = ?",
          run,
          RequestResult.RequestState.REFUSED,
          run,
          RequestResult.RequestState.REFUSED);
      return people;
    }
  }
}
