package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.ledger.ListHistory.DateEnd;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows every run that is held: those of today may be released, older ones are over. */
public final class HeldPage {
  private static final int DAYS = 30;

  private final Visits visits;

  /**
   * A run that is held.
   *
   * @param isOver true where its date has passed, so that it is not released any more
   */
  public record HeldView(
      String run,
      String href,
      String pipeline,
      String pipelineHref,
      String since,
      List<List<Phrase>> why,
      List<Phrase> next,
      boolean isOver) {}

  HeldPage(Visits visits) {
    this.visits = visits;
  }

  PageAnswer answer(ConsoleRequest request) {
    Visit visit = visits.of(request);
    List<HeldView> held = held(visit);
    Map<String, Object> values = new HashMap<>();
    values.put("head", visit.head("Held", "/held"));
    values.put("now", held.stream().filter(one -> !one.isOver()).toList());
    values.put("over", held.stream().filter(HeldView::isOver).toList());
    return PageAnswer.html(200, Html.of("held.jte", values));
  }

  private static List<HeldView> held(Visit visit) {
    return visit.past().ends(visit.today().minusDays(DAYS)).values().stream()
        .flatMap(dates -> dates.values().stream())
        .filter(end -> end.state() == RunState.HELD)
        .map(DateEnd::run)
        .filter(run -> visit.caller().sees(run.pipeline()))
        .sorted(Comparator.comparing(RunId::date).reversed())
        .flatMap(run -> visit.run(run.toString()).stream())
        .map(run -> view(visit, run))
        .toList();
  }

  private static HeldView view(Visit visit, RunRecord run) {
    RunId id = run.report().run();
    boolean isOver = !id.date().equals(visit.dateOf(id.pipeline()));
    return new HeldView(
        id.toString(),
        Visit.runHref(id),
        id.pipeline(),
        Visit.pipelineHref(id.pipeline()),
        Optional.ofNullable(run.times().endedAt()).map(visit::when).orElse(""),
        Why.of(visit, run),
        isOver ? List.of() : Why.next(visit, run.report()),
        isOver);
  }
}
