package io.attentivecourier.cli;

import io.attentivecourier.KeptPeople;
import io.attentivecourier.home.Home;
import io.attentivecourier.known.KeptErasure;
import io.attentivecourier.known.PersonQuery;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.Table;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes one person from all that is kept here; Attentive's own lists are not touched. */
@Command(
    name = "forget",
    description = "remove a person from the files and snapshots that are kept here",
    footer = {"courier forget 2025550100"})
final class ForgetCommand extends HomeCommand {
  @Mixin private TypedPerson identifier;

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    PersonQuery person = identifier.person();
    try (KeptPeople people = KeptPeople.open(home, settings, Clock.systemUTC())) {
      Optional<KeptErasure.ErasureCounts> forgotten = people.forget(person);
      return forgotten.isEmpty()
          ? busy(screen)
          : report(screen, forgotten.get(), people.waiting(), settings.retentionDays());
    }
  }

  private static int busy(Screen screen) {
    String message = "a pipeline is running, nothing was changed; try again when it has ended";
    screen.line(message);
    screen.document(Map.of("state", "BUSY", "message", message));
    return Cli.ExitCodes.BUSY;
  }

  private static int report(
      Screen screen, KeptErasure.ErasureCounts forgotten, List<String> waiting, int days) {
    screen.document(ForgetScreen.document(forgotten, waiting));
    new ForgetScreen(screen, days).show(forgotten, waiting);
    return Cli.ExitCodes.OK;
  }

  /** Shows the counts of what was removed, and the files that could not be read. */
  private static final class ForgetScreen {
    private final Screen screen;
    private final int retentionDays;

    ForgetScreen(Screen screen, int retentionDays) {
      this.screen = screen;
      this.retentionDays = retentionDays;
    }

    void show(KeptErasure.ErasureCounts forgotten, List<String> waiting) {
      screen.line(forgotten.isAny() ? "removed:" : "nothing of that person was found");
      if (forgotten.isAny()) {
        screen.table(table(forgotten));
      }
      showNotLookedInto(forgotten.notLookedInto());
      waiting(waiting);
    }

    private static Table table(KeptErasure.ErasureCounts forgotten) {
      return new Table(Table.TableColumn.number(""), Table.TableColumn.text(""))
          .row(forgotten.sent(), "lines in var/sent")
          .row(forgotten.failed(), "lines in var/failed")
          .row(forgotten.rejected(), "lines in var/rejected")
          .row(forgotten.snapshots(), "entries in var/members")
          .row(forgotten.known(), "entries in var/people");
    }

    private void showNotLookedInto(List<String> files) {
      if (!files.isEmpty()) {
        screen.line("not looked into, as they are packed, encrypted or damaged:");
        files.forEach(file -> screen.line("  var/" + file));
        screen.line(
            "  next: delete them, or wait: they go " + retentionDays + " days after the run");
      }
    }

    private void waiting(List<String> runs) {
      if (!runs.isEmpty()) {
        screen.line("not touched, as they are sealed and wait to be delivered:");
        runs.forEach(run -> screen.line("  var/outbox/" + run));
        screen.line("  next: forget again once they are sent");
      }
    }

    static Map<String, Object> document(KeptErasure.ErasureCounts forgotten, List<String> waiting) {
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
}
