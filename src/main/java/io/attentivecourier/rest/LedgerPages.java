package io.attentivecourier.rest;

import io.attentivecourier.console.Caller;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.screen.LedgerDocument;
import io.attentivecourier.screen.LedgerWords;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.screen.TimeNotes;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** What was due and what became of it, a page of it at a time, by date and name of pipeline. */
final class LedgerPages {
  private static final int MOST_DAYS = 366;
  private static final int MOST = 1_000;
  private static final String USUAL = "200";

  private final Ledger ledger;
  private final SeenLedger seen;
  private final Supplier<Settings> settings;
  private final OpenDocument documents;
  private final Clock clock;

  LedgerPages(
      Ledger ledger,
      SeenLedger seen,
      Supplier<Settings> settings,
      OpenDocument documents,
      Clock clock) {
    this.ledger = ledger;
    this.seen = seen;
    this.settings = settings;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * @throws RefusedAct for a parameter that cannot be taken
   */
  PageAnswer answer(ConsoleRequest request) {
    List<Configured> pipelines = seen.pipelines(request.caller());
    TimeNotes notes = new TimeNotes(settings.get(), pipelines, ledger, clock);
    int limit = number(request, "limit", USUAL, MOST);
    String after = request.query("after").orElse("");
    List<LedgerEntry> page = new ArrayList<>();
    for (LocalDate day : dates(request)) {
      if (page.size() <= limit && after.compareTo(day + "~") < 0) {
        of(request, day, pipelines, notes).stream()
            .filter(entry -> id(entry).compareTo(after) > 0)
            .forEach(page::add);
      }
    }
    return answer(request, page, limit, notes);
  }

  private List<LedgerEntry> of(
      ConsoleRequest request, LocalDate day, List<Configured> pipelines, TimeNotes notes) {
    Caller caller = request.caller();
    List<LedgerEntry> entries =
        LedgerEntry.on(ledger, day, pipelines, clock.instant()).stream()
            .filter(entry -> caller.sees(entry.line().pipeline()))
            .map(entry -> entry.in(notes.orLate(entry.line())))
            .sorted(Comparator.comparing(LedgerPages::id))
            .toList();
    return inStates(request, ofPipeline(request, entries), pipelines);
  }

  private static List<LedgerEntry> ofPipeline(ConsoleRequest request, List<LedgerEntry> entries) {
    return request
        .query("pipeline")
        .map(
            name -> entries.stream().filter(entry -> entry.line().pipeline().equals(name)).toList())
        .orElse(entries);
  }

  private List<LedgerEntry> inStates(
      ConsoleRequest request, List<LedgerEntry> entries, List<Configured> pipelines) {
    List<String> states =
        request.query("state").map(given -> Arrays.asList(given.split(","))).orElse(List.of());
    try {
      return LedgerWords.of(List.of(), states, ledger, pipelines, entries).of(entries);
    } catch (SettingsFault unknown) {
      throw RefusedAct.field("state", unknown.first().fault(), unknown.first().fix());
    }
  }

  private List<LocalDate> dates(ConsoleRequest request) {
    int days = number(request, "days", "1", MOST_DAYS);
    try {
      LocalDate last =
          request
              .query("date")
              .map(LocalDate::parse)
              .orElseGet(() -> LocalDate.now(clock.withZone(settings.get().zone())));
      return last.minusDays(days - 1L).datesUntil(last.plusDays(1)).toList();
    } catch (DateTimeParseException unread) {
      throw RefusedAct.field("date", "is no date", "send date=2026-11-22");
    }
  }

  private static int number(ConsoleRequest request, String name, String usual, int most) {
    String given = request.query(name).orElse(usual);
    if (!given.matches("[1-9]\\d{0,4}") || Integer.parseInt(given) > most) {
      throw RefusedAct.field(name, "is no number from 1 to " + most, "send " + name + "=" + usual);
    }
    return Integer.parseInt(given);
  }

  private static String id(LedgerEntry entry) {
    return entry.line().date() + "." + entry.line().pipeline();
  }

  private PageAnswer answer(
      ConsoleRequest request, List<LedgerEntry> entries, int limit, TimeNotes notes) {
    LedgerDocument form = new LedgerDocument(notes);
    List<LedgerEntry> page = entries.subList(0, Math.min(limit, entries.size()));
    PageAnswer answer =
        ProgramAnswer.of(200, page.stream().map(entry -> documents.entry(form, entry)).toList());
    return entries.size() > limit
        ? answer.with("Link", NextLink.of(request, id(page.get(limit - 1))))
        : answer;
  }
}
