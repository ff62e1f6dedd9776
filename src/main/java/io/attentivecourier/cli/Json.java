package io.attentivecourier.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.attentivecourier.run.QueryFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The documents of {@code --json}, with their keys in a fixed order. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private static final Set<String> QUERY =
      Set.of(Reason.QUERY_FAILED.id(), Reason.NOT_A_QUERY.id());

  private Json() {}

  /** Writes the document as it is made: of 50,000 segments it has 25 MB, and the heap has 128. */
  static void write(Object document, OutputStream out) {
    try {
      MAPPER.writeValue(out, document);
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be written", e);
    }
  }

  static Map<String, Object> of(RunReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", report.run().toString());
    document.put("pipeline", report.run().pipeline());
    document.put("kind", report.kind().id());
    document.put("date", report.run().date().toString());
    document.put("state", report.state().name());
    document.put("reason", report.reason());
    if (QUERY.contains(String.valueOf(report.reason()))) {
      document.put("query", QueryFault.parse(report.message()).map(Json::of).orElse(null));
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
          () -> report.segments().stream().map(Json::of).iterator();
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

  private static Map<String, Object> of(SegmentOutcome segment) {
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
