package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Stores the outcome of each line of a run's sealed file. Nearly all of them follow from the
 * answers and from the counts of the jobs. Only a job whose people have different outcomes has a
 * text with the outcome of each.
 *
 * <p>Whoever counts as applied is not sent again, so nobody counts as applied without a proof: if
 * the text of a job is not there, or does not have the counts of the job, all its people are
 * unconfirmed.
 */
public final class OutcomeRepository {
  /** The number of lines of a run; 0 if the ledger does not know it. */
  static final String SEALED = "SELECT sum(rows) FROM file_part WHERE run = ?";

  private static final String NEW_LINES = "INSERT INTO job_lines (request, outcomes) VALUES (?, ?)";

  private final Database database;

  OutcomeRepository(Database database) {
    this.database = database;
  }

  /** The outcomes of a run, for one pass over its lines. */
  public OutcomeCursor ascending(RunId run) {
    return new OutcomeCursor(database, run);
  }

  /** Stores the outcome of each person of a job that has ended, if its counts do not say it. */
  static void note(Sql sql, RunId run, OpenJob.JobEnd end) throws SQLException {
    if (end.counts().areMixed()) {
      long request =
          sql.number("SELECT seq FROM request WHERE run = ? AND job = ?", run, end.job());
      sql.insert(NEW_LINES, request, LineOutcomes.of(end.outcomes()).text());
    }
  }

  /** The outcomes of a run's people, as an earlier courier noted them in a file. */
  public interface EarlierOutcomes {
    RunId run();

    long lines();

    /** The outcomes of so many lines. */
    List<RunReport.PersonOutcome> of(long first, int people);
  }

  /**
   * Imports what an earlier courier noted: all of it, or nothing. What the ledger has stays as it
   * is, so the same again adds nothing. Other processes cannot write to the ledger meanwhile: 10
   * million people take half a second of CPU.
   *
   * @return the runs whose files contradict the ledger; nothing of these was imported
   */
  public List<RunId> importAll(Iterator<? extends EarlierOutcomes> files) {
    return database.compute(
        sql -> {
          List<RunId> contradicting = new ArrayList<>();
          while (files.hasNext()) {
            OutcomeImports one = new OutcomeImports(sql, files.next());
            if (!one.addAll()) {
              contradicting.add(one.file.run());
            }
          }
          return contradicting;
        });
  }

  /** Imports the file of one run. */
  private record OutcomeImports(Sql sql, EarlierOutcomes file) {
    /** Returns false if the file contradicts the ledger: then nothing of it is imported. */
    boolean addAll() throws SQLException {
      long sealed = sql.number(SEALED, file.run());
      boolean fits = sealed == 0 || sealed == file.lines() && eachJob(this::fits);
      return fits && eachJob(this::add);
    }

    /** Visits the ended jobs of which the file says anything, as long as they return true. */
    private boolean eachJob(JobVisit visit) throws SQLException {
      long from = 0;
      List<AnsweredLines> page;
      do {
        page = AnsweredLines.page(sql, file.run(), from);
        if (!each(page, visit)) {
          return false;
        }
        from = page.isEmpty() ? from : page.get(page.size() - 1).end();
      } while (page.size() == AnsweredLines.PAGE);
      return true;
    }

    private boolean each(List<AnsweredLines> page, JobVisit visit) throws SQLException {
      for (AnsweredLines job : page) {
        List<RunReport.PersonOutcome> noted =
            job.isEndedJob() ? file.of(job.first(), job.people()) : List.of();
        boolean isNoted = noted.stream().anyMatch(one -> one != RunReport.PersonOutcome.OPEN);
        if (isNoted && !visit.at(job, LineOutcomes.of(noted))) {
          return false;
        }
      }
      return true;
    }

    private boolean fits(AnsweredLines job, LineOutcomes noted) {
      return noted.isCountedAs(job.counts());
    }

    private boolean add(AnsweredLines job, LineOutcomes noted) throws SQLException {
      if (job.isMixed() && job.text() == null) {
        sql.insert(NEW_LINES, job.seq(), noted.text());
      }
      return true;
    }
  }

  @FunctionalInterface
  private interface JobVisit {
    boolean at(AnsweredLines job, LineOutcomes noted) throws SQLException;
  }
}
