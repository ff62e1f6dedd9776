package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.page.PipelinesView.RowView;
import io.attentivecourier.pipeline.PipelineCard;
import io.attentivecourier.screen.ScheduleText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Shows all pipelines, and how each ended on the last 30 dates. */
final class PipelinesPage {
  private static final int DAYS = 30;

  /** With more, a grid has thousands of links, which no browser likes. */
  private static final int MOST = 100;

  private final Visits visits;

  PipelinesPage(Visits visits) {
    this.visits = visits;
  }

  PageAnswer answer(ConsoleRequest request) {
    Visit visit = visits.of(request);
    return PageAnswer.html(200, Html.of("pipelines.jte", Map.of("page", view(visit))));
  }

  private static PipelinesView view(Visit visit) {
    List<PipelineCard> all = visit.pipelines();
    int from = Math.min(part(visit) * MOST, Math.max(0, all.size() - 1) / MOST * MOST);
    List<PipelineCard> some = all.subList(from, Math.min(all.size(), from + MOST));
    DayGrid grid = new DayGrid(visit, some.stream().map(PipelineCard::configured).toList(), DAYS);
    Pause.Pauses pauses = visit.ledger().schedules().pauses();
    return new PipelinesView(
        visit.head("Pipelines", "/pipelines"),
        some.stream().map(one -> row(visit, one, pauses, grid)).toList(),
        grid.dates().get(0).toString(),
        grid.dates(),
        pages(all),
        visit.notes().zone().getId());
  }

  private static int part(Visit visit) {
    return visit
        .request()
        .query("part")
        .filter(part -> part.matches("\\d{1,4}"))
        .map(Integer::parseInt)
        .map(part -> Math.max(0, part - 1))
        .orElse(0);
  }

  private static List<Phrase> pages(List<PipelineCard> all) {
    return all.size() <= MOST
        ? List.of()
        : IntStream.range(0, (all.size() + MOST - 1) / MOST)
            .mapToObj(i -> Phrase.link(all.get(i * MOST).name(), "/pipelines?part=" + (i + 1)))
            .toList();
  }

  private static RowView row(Visit visit, PipelineCard one, Pause.Pauses pauses, DayGrid grid) {
    return new RowView(
        one.name(),
        Visit.pipelineHref(one.name()),
        one.destination().name().toLowerCase(Locale.ROOT),
        ScheduleText.of(one.configured().cron(), one.configured().zone()),
        due(visit, one, pauses),
        visit.settings().alerts(one.name()).owner(),
        grid.cells(one.name()));
  }

  static String due(Visit visit, PipelineCard one, Pause.Pauses pauses) {
    boolean isPaused = one.configured().disabledBy() != null || pauses.now(one.name()).isPresent();
    return visit
        .nextDue(one.configured(), pauses)
        .map(visit::when)
        .orElse(isPaused ? "paused" : "–");
  }
}
