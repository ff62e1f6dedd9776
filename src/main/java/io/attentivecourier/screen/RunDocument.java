package io.attentivecourier.screen;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.ledger.RunTimes;
import io.attentivecourier.run.QueryFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The document of a run, with its keys in a fixed order. Instants are in UTC. */
public final class RunDocument {
  private static final double MILLIS_OF_SECOND = 1000.0;

  private static final Set<String> QUERY =
      Set.of(Reason.QUERY_FAILED.id(), Reason.NOT_A_QUERY.id());

  private RunDocument() {}

  /** A run: its report, then its times and the acts of operators. */
  public static Map<String, Object> of(RunRecord run) {
    Map<String, Object> document = report(run);
    document.put("startedAt", text(run.times().startedAt()));
    document.put("endedAt", text(run.times().endedAt()));
    document.put("deliveredAt", run.times().lastDelivery().map(Instant::toString).orElse(null));
    document.put("tookSeconds", run.times().took().map(RunDocument::seconds).orElse(null));
    document.put("acts", run.acts().stream().map(RunDocument::of).toList());
    return document;
  }

  private static String text(Instant at) {
    return at == null ? null : at.toString();
  }

  static double seconds(Duration time) {
    return time.toMillis() / MILLIS_OF_SECOND;
  }

  static Map<String, Object> of(Act act) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", act.kind().name().toLowerCase(Locale.ROOT));
    document.put("who", act.who());
    document.put("reason", act.reason());
    document.put("at", act.at().toString());
    return document;
  }

  private static Map<String, Object> report(RunRecord run) {
    RunReport report = run.report();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", report.run().toString());
    document.put("pipeline", report.run().pipeline());
    document.put("kind", report.kind().id());
    document.put("date", report.run().date().toString());
    document.put("state", report.state().name());
    document.put("reason", report.reason());
    if (QUERY.contains(String.valueOf(report.reason()))) {
      document.put("query", QueryFault.parse(report.message()).map(RunDocument::of).orElse(null));
    }
    if (report.planned()) {
      document.put("planned", true);
    }
    if (report.late()) {
      document.put("late", true);
    }
    document.put("rows", rows(report.counts()));
    document.put("rejectedByRule", report.counts().rejectedByRule());
    if (report.kind().isApi()) {
      UsersDocument.put(document, report);
    } else {
      Iterable<Map<String, Object>> segments =
          () -> report.segments().stream().map(one -> of(one, run.times())).iterator();
      document.put("segments", segments);
    }
    document.put("message", report.message());
    return document;
  }

  private static Map<String, Object> of(QueryFault fault) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", fault.kind() == null ? null : fault.kind().id());
    document.put("line", fault.line());
    document.put("column", fault.column());
    document.put("file", fault.file());
    document.put("fileLine", fault.fileLine());
    return document;
  }

  private static Map<String, Object> rows(RunReport.Counts counts) {
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("read", counts.read());
    rows.put("rejected", counts.rejected());
    rows.put("duplicates", counts.duplicates());
    rows.put("valid", counts.valid());
    return rows;
  }

  private static Map<String, Object> of(SegmentOutcome segment, RunTimes times) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", segment.name());
    document.put("rows", segment.rows());
    document.put("added", segment.added());
    document.put("removed", segment.removed());
    document.put("kept", segment.kept());
    document.put("state", segment.state().name());
    document.put("reason", segment.reason());
    document.put("file", segment.file());
    document.put("bytes", segment.bytes());
    document.put("sha256", segment.sha256());
    document.put("deliveredAt", text(times.deliveredAt().get(String.valueOf(segment.file()))));
    return document;
  }

  /** The people in the document of an API run, in the place of the segments of a list. */
  private static final class UsersDocument {
    private UsersDocument() {}

    static void put(Map<String, Object> document, RunReport report) {
      RunReport.Users users = report.users() == null ? RunReport.Users.NONE : report.users();
      document.put("users", counts(users, report.kind()));
      document.put("requests", users.requests());
      document.put("refusedByReason", users.refusedByReason());
    }

    /** Attributes are upserts of known people, so nobody is already sent or created by them. */
    private static Map<String, Object> counts(RunReport.Users users, RunKind kind) {
      Map<String, Object> counts = new LinkedHashMap<>();
      counts.put("sent", users.sent());
      counts.put("unchanged", users.unchanged());
      counts.put("applied", users.applied());
      counts.put("refused", users.refused());
      counts.put("unconfirmed", users.unconfirmed());
      counts.put("cleared", users.cleared());
      if (kind == RunKind.SUBSCRIBERS) {
        counts.put("alreadySent", users.alreadySent());
        counts.put("newlyCreated", users.newlyCreated());
        counts.put("previouslyCreated", users.previouslyCreated());
      }
      return counts;
    }
  }
}
