package io.attentivecourier.cli;

import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.Users;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands in the document of an API run where that of a list has its segments. */
final class UsersDocument {
  private UsersDocument() {}

  static void put(Map<String, Object> document, RunReport report) {
    Users users = report.users() == null ? Users.NONE : report.users();
    document.put("users", counts(users, report.kind()));
    document.put("requests", users.requests());
    document.put("refusedByReason", users.refusedByReason());
  }

  /** Attributes are upserts of known people, so nobody is already sent or created by them. */
  private static Map<String, Object> counts(Users users, RunKind kind) {
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
