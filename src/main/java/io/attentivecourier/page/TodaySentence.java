package io.attentivecourier.page;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.LedgerEntry.LedgerRow;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says in one sentence whether every list of a date arrived whole, and if not, which and why. */
final class TodaySentence {
  private static final Set<RunState> NOT_COUNTED = EnumSet.of(RunState.DUE, RunState.PAUSED);

  /** More than two names are no sentence: the lines below tell them. */
  private static final int NAMED = 2;

  /** First what waits for a person: a list that is held, then one that failed. */
  static final Comparator<RunState> URGENT_FIRST = Comparator.comparing(TodaySentence::urgency);

  private final Visit visit;
  private final List<LedgerRow> rows;

  TodaySentence(Visit visit, List<LedgerEntry> entries) {
    this.visit = visit;
    this.rows = entries.stream().flatMap(entry -> rows(entry).stream()).toList();
  }

  /**
   * The rows of an entry, and its newest run where that stands worse than all of them: a run that
   * failed after the date was whole hides no list, and no list hides that run.
   */
  static List<LedgerRow> rows(LedgerEntry entry) {
    RunState newest = entry.line().state();
    boolean isGood = !isTrouble(newest) && !isUnderWay(newest);
    boolean isTold =
        entry.rows().stream()
            .map(TodaySentence::state)
            .anyMatch(state -> isTrouble(state) || isUnderWay(state) && isUnderWay(newest));
    return isGood || isTold ? entry.rows() : withNewest(entry);
  }

  private static List<LedgerRow> withNewest(LedgerEntry entry) {
    LedgerRow newest = new LedgerRow(entry.line(), entry.newest().orElse(null), null);
    return Stream.concat(Stream.of(newest), entry.rows().stream()).toList();
  }

  /** The state of a line: of its segment, but a date that is late is late with all of it. */
  static RunState state(LedgerRow row) {
    return row.segment() == null ? row.line().state() : row.weight();
  }

  private static int urgency(RunState state) {
    return switch (state) {
      case HELD -> 0;
      case FAILED -> 1;
      default -> RunState.values().length - state.ordinal() + 1;
    };
  }

  static boolean isTrouble(RunState state) {
    return state.exitCode() != 0 && !isUnderWay(state);
  }

  static boolean isUnderWay(RunState state) {
    return state == RunState.RUNNING || state == RunState.ACCEPTED || state == RunState.BUSY;
  }

  /** The class of its colour. */
  String tone() {
    if (rows.stream().map(TodaySentence::state).anyMatch(TodaySentence::isTrouble)) {
      return "bad";
    }
    return isAnyUnderWay() ? "open" : "good";
  }

  boolean isAnyUnderWay() {
    return rows.stream().map(TodaySentence::state).anyMatch(TodaySentence::isUnderWay);
  }

  List<Phrase> phrases() {
    List<LedgerRow> counted =
        rows.stream().filter(row -> !NOT_COUNTED.contains(state(row))).toList();
    List<Phrase> phrases = new ArrayList<>();
    phrases.add(Phrase.plain(count(counted)));
    List<LedgerRow> troubles =
        counted.stream()
            .filter(row -> isTrouble(state(row)))
            .sorted(Comparator.comparing(TodaySentence::state, URGENT_FIRST))
            .toList();
    troubles.stream().limit(NAMED).forEach(row -> add(phrases, row));
    if (troubles.size() > NAMED) {
      phrases.add(Phrase.plain("; " + Amount.of(troubles.size() - NAMED) + " more to look at"));
    }
    addOthers(phrases);
    phrases.add(Phrase.plain("."));
    return phrases;
  }

  private String count(List<LedgerRow> counted) {
    if (rows.isEmpty()) {
      return "Nothing was due and nothing ran";
    }
    if (counted.isEmpty()) {
      return "Nothing was due so far";
    }
    long good = counted.stream().map(TodaySentence::state).filter(TodaySentence::isGood).count();
    if (good == counted.size()) {
      return good == 1 ? "The one list is whole" : "All " + Amount.of(good) + " lists are whole";
    }
    String verb = good == 1 ? " is whole" : " are whole";
    return (good == 0 ? "None" : Amount.of(good))
        + " of "
        + Amount.of(counted.size(), "list")
        + verb;
  }

  private static boolean isGood(RunState state) {
    return !isTrouble(state) && !isUnderWay(state);
  }

  private void add(List<Phrase> phrases, LedgerRow row) {
    phrases.add(Phrase.plain("; "));
    phrases.add(Phrase.name(name(row), href(row)));
    String at = since(row).map(visit.notes()::time).orElse("");
    phrases.add(Phrase.plain(verb(state(row), at) + why(row)));
  }

  private static String name(LedgerRow row) {
    return row.segment() == null ? row.line().pipeline() : OpenNames.shown(row.segment().name());
  }

  private static String href(LedgerRow row) {
    return row.run() == null
        ? Visit.pipelineHref(row.line().pipeline())
        : Visit.runHref(row.run().report().run());
  }

  private static String verb(RunState state, String at) {
    return switch (state) {
      case FAILED -> at.isEmpty() ? " failed" : " failed at " + at;
      case MISSED -> " was missed at " + at;
      case LATE -> " is late";
      default ->
          " is "
              + StateMark.of(state).word().toLowerCase(Locale.ROOT)
              + (at.isEmpty() ? "" : " since " + at);
    };
  }

  private static Optional<Instant> since(LedgerRow row) {
    return Optional.ofNullable(row.run() == null ? row.line().due() : row.run().times().endedAt());
  }

  /** The numbers of the first hold, or the reason, in as few words as it has. */
  private static String why(LedgerRow row) {
    if (row.run() == null) {
      return "";
    }
    Optional<String> hold =
        row.run().holds().stream()
            .filter(one -> isOf(one, row))
            .findFirst()
            .map(one -> it(one, row));
    return hold.or(() -> reason(row)).map(text -> ": " + text).orElse("");
  }

  private static boolean isOf(Hold hold, LedgerRow row) {
    return hold.segment() == null
        || row.segment() != null && hold.segment().equals(row.segment().name());
  }

  private static String it(Hold hold, LedgerRow row) {
    String message = hold.message();
    String own = hold.segment() + " ";
    String text = message.startsWith(own) ? "it " + message.substring(own.length()) : message;
    return shortened(OpenNames.text(text, names(row.run())));
  }

  /** Without what stands in brackets and after them: the limit is told below. */
  private static String shortened(String text) {
    int bracket = text.indexOf(" (");
    return bracket < 0 ? text : text.substring(0, bracket);
  }

  private static Optional<String> reason(LedgerRow row) {
    String id =
        row.segment() != null && row.segment().reason() != null
            ? row.segment().reason()
            : row.run().report().reason();
    return Optional.ofNullable(id).map(Reason::find).flatMap(one -> one).map(Reason::what);
  }

  static List<String> names(RunRecord run) {
    return run.report().segments().stream().map(one -> one.name()).toList();
  }

  private void addOthers(List<Phrase> phrases) {
    long open = rows.stream().map(TodaySentence::state).filter(TodaySentence::isUnderWay).count();
    add(phrases, open, open == 1 ? "is under way" : "are under way");
    long due = count(RunState.DUE);
    add(phrases, due, due == 1 ? "is not due yet" : "are not due yet");
    long paused = count(RunState.PAUSED);
    add(phrases, paused, paused == 1 ? "is paused" : "are paused");
  }

  private long count(RunState state) {
    return rows.stream().filter(row -> state(row) == state).count();
  }

  private static void add(List<Phrase> phrases, long count, String text) {
    if (count > 0) {
      phrases.add(Phrase.plain("; " + Amount.of(count) + " " + text));
    }
  }
}
