package io.attentivecourier.page;

import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.ListHistory.DateEnd;
import io.attentivecourier.run.RunState;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How each date of some pipelines ended, also the dates on which nothing ran. */
public final class DayGrid {
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private final List<LocalDate> dates;
  private final Map<String, Map<LocalDate, DateEnd>> ends;
  private final Map<String, Map<LocalDate, RunState>> unrun = new HashMap<>();

  /**
   * A date of a pipeline.
   *
   * @param mark null where nothing was due and nothing ran
   * @param href the run; the date where nothing ran
   * @param label the date and its state in words
   */
  public record CellView(StateMark mark, String href, String label) {}

  DayGrid(Visit visit, List<Configured> pipelines, int days) {
    LocalDate first = visit.today().minusDays(days - 1L);
    this.dates = first.datesUntil(visit.today().plusDays(1)).toList();
    this.ends =
        pipelines.size() == 1
            ? visit.past().ends(first, pipelines.get(0).pipeline())
            : visit.past().ends(first);
    for (LocalDate date : dates) {
      note(DayView.due(visit.ledger(), date, without(pipelines, date), visit.now()));
    }
  }

  private List<Configured> without(List<Configured> pipelines, LocalDate date) {
    return pipelines.stream()
        .filter(one -> !ends.getOrDefault(one.pipeline(), Map.of()).containsKey(date))
        .toList();
  }

  private void note(List<DayLine> lines) {
    for (DayLine line : lines) {
      unrun
          .computeIfAbsent(line.pipeline(), first -> new HashMap<>())
          .put(line.date(), line.state());
    }
  }

  /** The dates in their order, the last is today. */
  List<LocalDate> dates() {
    return dates;
  }

  List<CellView> cells(String pipeline) {
    return dates.stream().map(date -> cell(pipeline, date)).toList();
  }

  private CellView cell(String pipeline, LocalDate date) {
    DateEnd end = ends.getOrDefault(pipeline, Map.of()).get(date);
    if (end != null) {
      return cell(date, end.state(), Visit.runHref(end.run()));
    }
    RunState state = unrun.getOrDefault(pipeline, Map.of()).get(date);
    return state == null
        ? new CellView(null, null, WEEKDAY.format(date) + ": nothing was due")
        : cell(date, state, "/?date=" + date);
  }

  private static CellView cell(LocalDate date, RunState state, String href) {
    StateMark mark = StateMark.of(state);
    return new CellView(
        mark, href, WEEKDAY.format(date) + ": " + mark.word().toLowerCase(Locale.ROOT));
  }
}
