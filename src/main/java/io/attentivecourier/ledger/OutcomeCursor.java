package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.util.List;

/**
 * Reads the outcomes of a run in ascending order of line. It reads pages of requests, and each page
 * is a read of its own: a read that stays open would keep all that is written meanwhile in the WAL.
 * A request that is answered after its page was read may still count as open.
 */
public final class OutcomeCursor {
  private final Database database;
  private final RunId run;
  private final long lines;
  private List<AnsweredLines> page = List.of();
  private int at;
  private boolean isLastPage;
  private long last;
  private AnsweredLines request;
  private LineOutcomes own;

  OutcomeCursor(Database database, RunId run) {
    this.database = database;
    this.run = run;
    this.lines = database.number(OutcomeRepository.SEALED, run);
  }

  /** The number of lines that the run sealed; 0 if the ledger does not know the run. */
  public long lines() {
    return lines;
  }

  /**
   * The outcome of a line. It is open if no answer covers it.
   *
   * @throws IllegalStateException if the line stands before the one that was asked for last
   * @throws IndexOutOfBoundsException for a line that the run did not seal
   */
  public RunReport.PersonOutcome get(long line) {
    check(line);
    if (request == null || request.end() <= line) {
      moveTo(line);
    }
    if (request == null || line < request.first()) {
      return RunReport.PersonOutcome.OPEN;
    }
    return own == null ? request.ofAll() : own.get((int) (line - request.first()));
  }

  private void check(long line) {
    if (line >= lines || line < 0) {
      throw new IndexOutOfBoundsException("the run has " + lines + " lines");
    }
    if (line < last) {
      throw new IllegalStateException("the lines do not come in ascending order");
    }
    last = line;
  }

  /** Moves to the first request that ends after the line; to none if there is no such request. */
  private void moveTo(long line) {
    skip(line);
    if (at == page.size() && !isLastPage) {
      page = database.read(sql -> AnsweredLines.page(sql, run, line));
      isLastPage = page.size() < AnsweredLines.PAGE;
      at = 0;
      skip(line);
    }
    request = at < page.size() ? page.get(at) : null;
    own = request == null ? null : request.byLine().orElse(null);
  }

  private void skip(long line) {
    while (at < page.size() && page.get(at).end() <= line) {
      at++;
    }
  }
}
