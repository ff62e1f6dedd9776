package io.attentivecourier.cli;

import io.attentivecourier.member.Forgotten;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was taken away, in counts, and what was not looked into. */
final class ForgetScreen {
  private final Screen screen;
  private final int retentionDays;

  ForgetScreen(Screen screen, int retentionDays) {
    this.screen = screen;
    this.retentionDays = retentionDays;
  }

  void show(Forgotten forgotten, List<String> waiting) {
    screen.line(forgotten.isAny() ? "removed:" : "nothing of that person was found");
    if (forgotten.isAny()) {
      screen.table(table(forgotten));
    }
    closed(forgotten.notLookedInto());
    waiting(waiting);
  }

  private static Screen.Table table(Forgotten forgotten) {
    return new Screen.Table("rl")
        .row(forgotten.sent(), "lines in var/sent")
        .row(forgotten.failed(), "lines in var/failed")
        .row(forgotten.rejected(), "lines in var/rejected")
        .row(forgotten.snapshots(), "entries in var/members")
        .row(forgotten.known(), "entries in var/people");
  }

  private void closed(List<String> files) {
    if (!files.isEmpty()) {
      screen.line("not looked into, as they are packed, encrypted or damaged:");
      files.forEach(file -> screen.line("  var/" + file));
      screen.line("  next: delete them, or wait: they go " + retentionDays + " days after the run");
    }
  }

  private void waiting(List<String> runs) {
    if (!runs.isEmpty()) {
      screen.line("not touched, as they are sealed and wait to be delivered:");
      runs.forEach(run -> screen.line("  var/outbox/" + run));
      screen.line("  next: forget again once they are sent");
    }
  }

  static Map<String, Object> document(Forgotten forgotten, List<String> waiting) {
    Map<String, Object> removed = new LinkedHashMap<>();
    removed.put("sent", forgotten.sent());
    removed.put("failed", forgotten.failed());
    removed.put("rejected", forgotten.rejected());
    removed.put("members", forgotten.snapshots());
    removed.put("people", forgotten.known());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("removed", removed);
    document.put("notLookedInto", forgotten.notLookedInto());
    document.put("waiting", waiting);
    return document;
  }
}
