package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.LedgerEntry.LedgerRow;
import io.attentivecourier.page.TodayView.GroupView;
import io.attentivecourier.page.TodayView.LineView;
import io.attentivecourier.page.TodayView.TroubleView;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.screen.RunScreen;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Shows a date: first in one sentence, then a line a pipeline and segment, the worst first. */
final class TodayPage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

  /** While something is under way. */
  private static final int REFRESH = 30;

  private final Visits visits;

  TodayPage(Visits visits) {
    this.visits = visits;
  }

  PageAnswer answer(ConsoleRequest request) {
    return PageAnswer.html(200, Html.of("today.jte", Map.of("page", view(visits.of(request)))));
  }

  private static TodayView view(Visit visit) {
    LocalDate date = visit.date();
    List<LedgerEntry> entries = visit.entries(date);
    TodaySentence sentence = new TodaySentence(visit, entries);
    TodayLines lines = new TodayLines(visit);
    boolean isToday = date.equals(visit.today());
    return new TodayView(
        visit.head(isToday ? "Today" : DAY.format(date), "/", refresh(sentence, isToday)),
        date.toString(),
        DAY.format(date),
        address(date.minusDays(1), visit),
        isToday ? null : address(date.plusDays(1), visit),
        sentence.phrases(),
        sentence.tone(),
        entries.stream()
            .filter(TodayPage::isTrouble)
            .sorted(Comparator.comparing(TodayPage::worst, TodaySentence.URGENT_FIRST))
            .map(entry -> trouble(visit, lines, entry))
            .toList(),
        groups(lines, entries),
        visit.notes().zone().getId(),
        entries.stream().anyMatch(TodayPage::isDelivered) ? RunScreen.CADENCE : null);
  }

  private static int refresh(TodaySentence sentence, boolean isToday) {
    return isToday && sentence.isAnyUnderWay() ? REFRESH : 0;
  }

  private static String address(LocalDate date, Visit visit) {
    return date.equals(visit.today()) ? "/" : "/?date=" + date;
  }

  private static boolean isTrouble(LedgerEntry entry) {
    return TodaySentence.isTrouble(worst(entry));
  }

  private static RunState worst(LedgerEntry entry) {
    return RunState.worst(TodaySentence.rows(entry).stream().map(TodaySentence::state).toList());
  }

  private static boolean isDelivered(LedgerEntry entry) {
    return entry.rows().stream().anyMatch(row -> row.deliveredAt().isPresent());
  }

  private static TroubleView trouble(Visit visit, TodayLines lines, LedgerEntry entry) {
    List<LineView> bad =
        TodaySentence.rows(entry).stream()
            .filter(row -> TodaySentence.isTrouble(TodaySentence.state(row)))
            .map(lines::of)
            .toList();
    String run = entry.newest().map(one -> one.report().run().toString()).orElse(null);
    return new TroubleView(
        bad,
        Why.of(visit, entry),
        next(visit, entry),
        run,
        run == null ? Visit.pipelineHref(entry.line().pipeline()) : "/runs/" + run);
  }

  private static List<Phrase> next(Visit visit, LedgerEntry entry) {
    RunReport report = entry.line().report();
    List<Phrase> next = new ArrayList<>();
    if (report != null) {
      next.addAll(Why.next(visit, report));
    }
    String pipeline = entry.line().pipeline();
    boolean mayRun = report == null || report.state() == RunState.FAILED;
    if (mayRun && visit.pipeline(pipeline).isPresent()) {
      next.add(Phrase.plain(next.isEmpty() ? "" : " Then "));
      next.add(Phrase.link("run " + pipeline, Visit.pipelineHref(pipeline) + "#run"));
      next.add(Phrase.plain("."));
    }
    return next;
  }

  private static List<GroupView> groups(TodayLines lines, List<LedgerEntry> entries) {
    List<GroupView> groups = new ArrayList<>();
    add(groups, "Under way", lines, entries, TodaySentence::isUnderWay);
    add(groups, "Whole", lines, entries, TodayPage::isGood);
    add(groups, "Not due yet", lines, entries, RunState.DUE::equals);
    add(groups, "Paused", lines, entries, RunState.PAUSED::equals);
    return groups;
  }

  private static boolean isGood(RunState state) {
    return state == RunState.WHOLE || state == RunState.UNCHANGED || state == RunState.SKIPPED;
  }

  private static void add(
      List<GroupView> groups,
      String title,
      TodayLines lines,
      List<LedgerEntry> entries,
      Predicate<RunState> isIn) {
    List<LineView> some =
        entries.stream()
            .flatMap(entry -> TodaySentence.rows(entry).stream())
            .filter((LedgerRow row) -> isIn.test(TodaySentence.state(row)))
            .map(lines::of)
            .toList();
    if (!some.isEmpty()) {
      groups.add(new GroupView(title, some));
    }
  }
}
