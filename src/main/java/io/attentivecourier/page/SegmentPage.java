package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.ledger.ListHistory.DeliveredList;
import io.attentivecourier.page.SegmentView.DeliveryView;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows how the list of one segment grew and shrank within 90 days. */
final class SegmentPage {
  private static final int DAYS = 90;

  private final Visits visits;

  SegmentPage(Visits visits) {
    this.visits = visits;
  }

  PageAnswer answer(ConsoleRequest request) {
    Visit visit = visits.of(request);
    Map<String, String> there = there(visit);
    return visit
        .names()
        .named(request.name("segment"), there.keySet())
        .map(name -> view(visit, name, there.get(name)))
        .map(view -> PageAnswer.html(200, Html.of("segment.jte", Map.of("page", view))))
        .orElseGet(() -> Missing.answer(visit));
  }

  /** The segments that this caller may know of, by name, with the pipeline of each. */
  private static Map<String, String> there(Visit visit) {
    Map<String, String> there = new TreeMap<>(visit.past().owners());
    visit.past().segments(visit.today().minusDays(DAYS)).forEach(there::putIfAbsent);
    there.values().removeIf(pipeline -> !visit.caller().sees(pipeline));
    return there;
  }

  private static SegmentView view(Visit visit, String name, String pipeline) {
    List<DeliveredList> lists =
        visit.ledger().history().of(name, visit.today().minusDays(DAYS - 1)).stream()
            .filter(list -> visit.caller().sees(list.run().pipeline()))
            .toList();
    Optional<RunReport> newest = visit.ledger().reports().newest(pipeline, visit.dateOf(pipeline));
    Optional<String> refusal = RunForms.refusal(visit, pipeline);
    boolean isOwned = visit.past().owners().containsKey(name);
    return new SegmentView(
        visit.head(OpenNames.shown(name), ""),
        OpenNames.shown(name),
        OpenNames.isWithheld(name),
        pipeline,
        Visit.pipelineHref(pipeline),
        newest.flatMap(run -> state(run, name)).orElse(null),
        newest.map(run -> Visit.runHref(run.run())).orElse(null),
        RowsChart.of(lists, visit.today(), DAYS),
        deliveries(visit, lists),
        refusal.isEmpty() && isOwned ? retire(visit, name, pipeline) : null,
        refusal.orElse(null),
        visit.notes().zone().getId());
  }

  private static Optional<StateMark> state(RunReport run, String name) {
    return run.segments().stream()
        .filter(one -> one.name().equals(name))
        .map(SegmentOutcome::state)
        .map(StateMark::of)
        .findFirst();
  }

  private static List<DeliveryView> deliveries(Visit visit, List<DeliveredList> lists) {
    List<DeliveryView> newest =
        new ArrayList<>(lists.stream().map(one -> view(visit, one)).toList());
    Collections.reverse(newest);
    return newest;
  }

  private static DeliveryView view(Visit visit, DeliveredList list) {
    boolean compared = list.change() != null;
    return new DeliveryView(
        list.run().date().toString(),
        Visit.runHref(list.run()),
        Amount.of(list.rows()),
        compared ? "+" + Amount.of(list.change().added()) : "first list",
        compared ? "−" + Amount.of(list.change().removed()) : "",
        visit.when(list.at()));
  }

  private static ActForm retire(Visit visit, String name, String pipeline) {
    ActForm form =
        new ActForm(
            "retire",
            "Retire this list",
            visit.segmentHref(name) + "/retire",
            "Ends it here: nobody owns its name, nothing is compared with it, and nobody misses it."
                + " Attentive keeps the members that it has; remove the segment there if it is"
                + " over.",
            List.of(ActForm.reason(true)),
            "Retire it",
            visit.request().formToken());
    return visit.isOfSubscribers(pipeline) ? form.withTypedName(pipeline) : form;
  }
}
