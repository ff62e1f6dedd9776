package io.attentivecourier.screen;

import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.settings.Nearest;
import io.attentivecourier.settings.SettingsFault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator asks of the ledger: pipelines, segments, states. */
public final class LedgerWords {
  private static final Set<String> STATES =
      Stream.concat(
              Arrays.stream(RunState.values()).map(Enum::name),
              Arrays.stream(SegmentOutcome.SegmentState.values()).map(Enum::name))
          .collect(Collectors.toCollection(TreeSet::new));

  private final Set<String> words;
  private final Set<String> states;

  private LedgerWords(Set<String> words, Set<String> states) {
    this.words = words;
    this.states = states;
  }

  /**
   * @throws SettingsFault for a word that is neither, so that a typo is not read as "nothing ran"
   */
  public static LedgerWords of(
      List<String> words,
      List<String> states,
      Ledger ledger,
      List<DayView.Configured> pipelines,
      List<LedgerEntry> entries) {
    Set<String> known = folded(ledger.deliveries().owners().keySet().stream());
    known.addAll(folded(pipelines.stream().map(DayView.Configured::pipeline)));
    entries.forEach(entry -> known.addAll(names(entry)));
    Set<String> asked = folded(words.stream());
    asked.stream()
        .filter(word -> !known.contains(word))
        .findFirst()
        .ifPresent(word -> refuse(word, known));
    return new LedgerWords(
        asked, states.stream().map(LedgerWords::state).collect(Collectors.toSet()));
  }

  private static void refuse(String word, Set<String> known) {
    String run =
        word.matches("\\d{4}-\\d\\d-\\d\\d\\..+")
            ? "`courier show " + word + "` shows one run"
            : null;
    String near =
        Nearest.close(word, known)
            .map(name -> "did you mean " + name + "?")
            .orElse("`courier pipelines` and `courier ledger --days 7` name them");
    throw new SettingsFault(
        word, "is no pipeline and no segment of this ledger", run == null ? near : run);
  }

  private static String state(String typed) {
    String state = typed.toUpperCase(Locale.ROOT);
    if (!STATES.contains(state)) {
      throw new SettingsFault("--state", "takes a state", "one of " + String.join(", ", STATES));
    }
    return state;
  }

  private static Set<String> names(LedgerEntry entry) {
    Stream<String> segments =
        entry.line().report() == null
            ? Stream.of()
            : entry.line().report().segments().stream().map(SegmentOutcome::name);
    return folded(Stream.concat(Stream.of(entry.line().pipeline()), segments));
  }

  private static Set<String> folded(Stream<String> names) {
    return names
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public List<LedgerEntry> of(List<LedgerEntry> entries) {
    return entries.stream().flatMap(this::named).flatMap(this::inState).toList();
  }

  private Stream<LedgerEntry> named(LedgerEntry entry) {
    boolean isWhole = words.isEmpty() || words.contains(entry.line().pipeline());
    return isWhole
        ? Stream.of(entry)
        : some(entry, one -> words.contains(one.name().toLowerCase(Locale.ROOT)));
  }

  private Stream<LedgerEntry> inState(LedgerEntry entry) {
    if (states.isEmpty()) {
      return Stream.of(entry);
    }
    List<LedgerEntry> rows = some(entry, this::isIn).toList();
    return rows.isEmpty() && states.contains(entry.line().state().name())
        ? Stream.of(entry)
        : rows.stream();
  }

  private boolean isIn(SegmentOutcome segment) {
    return states.contains(segment.state().name())
        || states.contains(segment.state().weight().name());
  }

  private static Stream<LedgerEntry> some(LedgerEntry entry, Predicate<SegmentOutcome> wanted) {
    if (entry.line().report() == null) {
      return Stream.of();
    }
    List<SegmentOutcome> found = entry.line().report().segments().stream().filter(wanted).toList();
    return found.isEmpty() ? Stream.of() : Stream.of(entry.of(found));
  }
}
