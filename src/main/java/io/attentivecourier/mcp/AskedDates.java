package io.attentivecourier.mcp;

import io.attentivecourier.screen.LedgerQuestion;
import io.attentivecourier.settings.SettingsFault;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The dates of which a model asks, one after the other: a month of a big home at once is more than
 * the heap holds.
 */
record AskedDates(ToolArguments asked) {
  static final int MOST = 31;

  /**
   * Asks the question of each date.
   *
   * @throws SettingsFault where no date takes it; a word may be of one date alone
   */
  void each(LocalDate today, Consumer<LedgerQuestion> ask) {
    LocalDate last = asked.text("date").map(AskedDates::date).orElse(today);
    SettingsFault refused = null;
    boolean isTaken = false;
    for (LocalDate day : last.minusDays(days() - 1L).datesUntil(last.plusDays(1)).toList()) {
      try {
        ask.accept(question(day));
        isTaken = true;
      } catch (SettingsFault fault) {
        refused = fault;
      }
    }
    if (!isTaken) {
      throw refused;
    }
  }

  private LedgerQuestion question(LocalDate day) {
    List<String> words = asked.texts("words");
    return new LedgerQuestion(day, 1, words, asked.texts("states"), asked.flag("all"));
  }

  private int days() {
    int days = asked.count("days", 1);
    if (days > MOST) {
      throw new SettingsFault("days", "takes 1 to " + MOST, "ask again, with an earlier date");
    }
    return days;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new SettingsFault("date", "is no date", "write it like 2026-11-22", e);
    }
  }
}
