package io.attentivecourier.screen;

import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody asks of the ledger, on whatever way: dates, and what of them.
 *
 * @param last the last business date; null: today
 * @param days number of dates up to it
 * @param words pipelines and segments; empty: all
 * @param states empty: all
 * @param everyRun true for canaries too, and for runs that a later one replaced
 */
public record LedgerQuestion(
    LocalDate last, int days, List<String> words, List<String> states, boolean everyRun) {
  public LedgerQuestion {
    words = List.copyOf(words);
    states = List.copyOf(states);
  }

  /**
   * The entries in order of their dates.
   *
   * @throws io.attentivecourier.settings.SettingsFault for a word or a state that is none
   */
  public List<LedgerEntry> in(Ledger ledger, List<Configured> pipelines, TimeNotes notes) {
    List<LedgerEntry> entries =
        dates(notes).flatMap(day -> on(ledger, day, pipelines, notes)).toList();
    return LedgerWords.of(words, states, ledger, pipelines, entries).of(entries);
  }

  private Stream<LocalDate> dates(TimeNotes notes) {
    LocalDate end = last == null ? notes.now().atZone(notes.zone()).toLocalDate() : last;
    return end.minusDays(days - 1L).datesUntil(end.plusDays(1));
  }

  private Stream<LedgerEntry> on(
      Ledger ledger, LocalDate day, List<Configured> pipelines, TimeNotes notes) {
    Instant now = notes.now();
    return everyRun
        ? LedgerEntry.everyRunOn(ledger, day).stream()
        : LedgerEntry.on(ledger, day, pipelines, now).stream()
            .map(entry -> entry.in(notes.orLate(entry.line())));
  }
}
