package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.console.Role;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.ListHistory.DeliveredList;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.page.PipelineView.ListView;
import io.attentivecourier.pipeline.PipelineCard;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.screen.PausedText;
import io.attentivecourier.screen.ScheduleText;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows one pipeline: when it is due, how its dates ended, its lists, and its text as loaded. */
final class PipelinePage {
  private static final int DAYS = 90;
  private static final int FIRES = 5;
  private static final int DELIVERIES = 30;

  private final Visits visits;

  PipelinePage(Visits visits) {
    this.visits = visits;
  }

  PageAnswer answer(ConsoleRequest request) {
    Visit visit = visits.of(request);
    return visit
        .pipeline(request.name("pipeline"))
        .map(one -> view(visit, one))
        .map(view -> PageAnswer.html(200, Html.of("pipeline.jte", Map.of("page", view))))
        .orElseGet(() -> Missing.answer(visit));
  }

  private static PipelineView view(Visit visit, PipelineCard one) {
    String name = one.name();
    PausedText pauses = new PausedText(visit.settings(), visit.now());
    Optional<Pause> pause = pauses.now(visit.ledger().schedules(), name);
    DayGrid grid = new DayGrid(visit, List.of(one.configured()), DAYS);
    Optional<RunReport> newest = visit.ledger().reports().newest(name, visit.dateOf(name));
    Optional<String> refusal = RunForms.refusal(visit, name);
    boolean isShown = visit.caller().may(Role.OPERATOR);
    LocalTime deadline = visit.settings().pipeline(name).deadline();
    return new PipelineView(
        visit.head(name, "/pipelines"),
        name,
        OpenNames.shown(one.description()),
        visit.settings().alerts(name).owner(),
        one.destination().name().toLowerCase(Locale.ROOT),
        ScheduleText.of(one.configured().cron(), one.configured().zone()),
        newest.map(run -> StateMark.of(run.state())).orElse(null),
        newest.map(run -> Visit.runHref(run.run())).orElse(null),
        pause
            .map(pauses::line)
            .map(line -> new Advice(visit, null, null).of(OpenNames.text(line, List.of())))
            .orElse(List.of()),
        pause.isPresent() ? List.of() : fires(visit, one.configured()),
        deadline == null ? null : deadline.toString(),
        grid.cells(name),
        grid.dates().get(0).toString(),
        lists(visit, name),
        one.file(),
        isShown ? SourceText.of(one.yaml()) : null,
        isShown && one.query() != null ? SourceText.of(one.query()) : null,
        isShown ? null : "Its file and query are for the role operator.",
        refusal.isPresent() ? List.of() : new PipelineForms(visit, one).all(pause),
        refusal.orElse(null),
        visit.notes().zone().getId());
  }

  private static List<String> fires(Visit visit, Configured one) {
    List<String> fires = new ArrayList<>();
    Optional<Instant> next = fire(one, visit.now());
    while (next.isPresent() && fires.size() < FIRES) {
      fires.add(visit.when(next.get()));
      next = fire(one, next.get());
    }
    return fires;
  }

  private static Optional<Instant> fire(Configured one, Instant after) {
    return one.cron() == null
        ? Optional.empty()
        : FireTimes.of(one.cron(), one.zone()).after(after);
  }

  private static List<ListView> lists(Visit visit, String pipeline) {
    return visit.past().owners().entrySet().stream()
        .filter(owner -> owner.getValue().equals(pipeline))
        .map(owner -> list(visit, owner.getKey(), rows(visit, owner.getKey())))
        .toList();
  }

  private static List<Long> rows(Visit visit, String segment) {
    List<Long> rows =
        visit.ledger().history().of(segment, visit.today().minusDays(DAYS)).stream()
            .map(DeliveredList::rows)
            .toList();
    return rows.subList(Math.max(0, rows.size() - DELIVERIES), rows.size());
  }

  private static ListView list(Visit visit, String name, List<Long> rows) {
    return new ListView(
        OpenNames.shown(name),
        visit.segmentHref(name),
        rows.isEmpty() ? "" : Amount.of(rows.get(rows.size() - 1)),
        SparkLine.of(rows, null));
  }
}
