package io.attentivecourier.rest;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.home.Home;
import io.attentivecourier.known.RejectedCsv;
import io.attentivecourier.known.RejectedFile;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.screen.OpenDocument;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One run whole, and the rows that it rejected. */
final class RunPages {
  private static final String CSV = "text/csv; charset=utf-8; header=present";

  private final Home home;
  private final Ledger ledger;
  private final SeenLedger seen;
  private final OpenDocument documents;

  RunPages(Home home, Ledger ledger, SeenLedger seen, OpenDocument documents) {
    this.home = home;
    this.ledger = ledger;
    this.seen = seen;
    this.documents = documents;
  }

  PageAnswer run(ConsoleRequest request) {
    RunReport report = seen.run(request.caller(), request.name("run"));
    try {
      return ProgramAnswer.of(
          200,
          documents.show(
              RunRecord.of(ledger, report),
              ledger.reports().detail(report.run()),
              file(report).examples(report.counts())));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private RejectedFile file(RunReport report) {
    return RejectedFile.ofRun(home.rejected(), report.run());
  }

  /** A part of the file; the header {@code Link} leads to the next. */
  PageAnswer rejected(ConsoleRequest request) {
    RunReport report = seen.run(request.caller(), request.name("run"));
    RejectedCsv part = part(report, after(request));
    PageAnswer answer =
        PageAnswer.of(200, CSV, part.text())
            .with(
                "Content-Disposition",
                "attachment; filename=\"" + report.run() + ".rejected.csv\"");
    return part.next() == null ? answer : answer.with("Link", NextLink.of(request, part.next()));
  }

  private RejectedCsv part(RunReport report, long after) {
    try {
      return RejectedCsv.of(file(report), after).orElseGet(() -> empty(report));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static RejectedCsv empty(RunReport report) {
    if (report.counts().rejected() > 0) {
      throw RefusedAct.of(
          RefusedAct.UNKNOWN,
          report.run().toString(),
          "its rejected rows are not kept any more",
          "courier.retentionDays says how long they are");
    }
    return RejectedCsv.EMPTY;
  }

  private static long after(ConsoleRequest request) {
    String given = request.query("after").orElse("0");
    if (!given.matches("\\d{1,15}")) {
      throw RefusedAct.field("after", "is no number of rows", "take it from the header Link");
    }
    return Long.parseLong(given);
  }
}
