package io.attentivecourier.page;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.screen.SignUpWarning;
import io.attentivecourier.screen.TimeNotes;
import io.attentivecourier.screen.UsersText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What happened and what to do next, in the words that terminal and alerts use. */
final class Why {
  private Why() {}

  /** Of a run: a sentence for each hold; else its message, and what became of its people. */
  static List<List<Phrase>> of(Visit visit, RunRecord run) {
    Set<String> why = new LinkedHashSet<>();
    add(why, run);
    return phrases(visit, run.report(), why);
  }

  /** Of a date: the same of its newest run, and what its times say. */
  static List<List<Phrase>> of(Visit visit, LedgerEntry entry) {
    Set<String> why = new LinkedHashSet<>();
    entry.newest().ifPresent(run -> add(why, run));
    if (visit.notes().isLate(entry.line())) {
      why.add("late: courier.deadline has passed and it is not whole");
    }
    visit.notes().retry(entry.line()).map(TimeNotes::text).ifPresent(why::add);
    visit.notes().pause(entry.line()).map(visit.notes()::text).ifPresent(why::add);
    return phrases(visit, entry.line().report(), why);
  }

  private static List<List<Phrase>> phrases(Visit visit, RunReport report, Set<String> why) {
    Advice advice = new Advice(visit, report == null ? null : report.run(), null);
    return why.stream().map(Sentence::of).map(advice::of).toList();
  }

  private static void add(Set<String> why, RunRecord run) {
    List<String> names = TodaySentence.names(run);
    List<String> people = UsersText.lines(run.report());
    if (run.holds().isEmpty() && people.isEmpty() && run.report().message() != null) {
      why.add(OpenNames.text(message(run.report()), names));
    }
    List<String> warning = SignUpWarning.lines(run);
    if (warning.isEmpty()) {
      run.holds().stream()
          .map(Hold::message)
          .map(text -> OpenNames.text(text, names))
          .forEach(why::add);
    }
    warning.stream().map(String::strip).forEach(why::add);
    why.addAll(people);
  }

  /** The page has named the pipeline. */
  private static String message(RunReport report) {
    String named = report.run().pipeline() + ": ";
    String text = report.message();
    return text.startsWith(named) ? text.substring(named.length()) : text;
  }

  /** What to do about a run; empty where there is nothing. */
  static List<Phrase> next(Visit visit, RunReport report) {
    String fix = report.reason() == null ? UsersText.next(report) : report.fix();
    if (fix == null) {
      return List.of();
    }
    List<String> names = report.segments().stream().map(one -> one.name()).toList();
    String segment =
        report.segments().stream()
            .filter(one -> Reason.VANISHED.id().equals(one.reason()))
            .map(one -> one.name())
            .findFirst()
            .orElse(null);
    return new Advice(visit, report.run(), segment).of(Sentence.of(OpenNames.text(fix, names)));
  }
}
