package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.home.Home;
import io.attentivecourier.known.RejectedFile;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.RunDetail;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.page.RunView.ActView;
import io.attentivecourier.page.RunView.RejectedView;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.screen.Took;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shows one run whole: what was read, what went where, why it is held, and what may be done. */
final class RunPage {
  private static final int SOON = 5;

  /** What was accepted takes minutes. */
  private static final int LATER = 30;

  private final Visits visits;
  private final Home home;
  private final RejectedMemo rejected;
  private final Function<String, Optional<Progress>> progress;

  /**
   * @param progress of a pipeline's run that is under way in this process
   */
  RunPage(Visits visits, Home home, Function<String, Optional<Progress>> progress) {
    this.visits = visits;
    this.home = home;
    this.rejected = new RejectedMemo(home.rejected());
    this.progress = progress;
  }

  PageAnswer answer(ConsoleRequest request) {
    Visit visit = visits.of(request);
    return visit
        .run(request.name("run"))
        .map(run -> PageAnswer.html(200, Html.of("run.jte", Map.of("page", view(visit, run)))))
        .orElseGet(() -> Missing.answer(visit));
  }

  private RunView view(Visit visit, RunRecord run) {
    RunReport report = run.report();
    RunId id = report.run();
    RunDetail detail = visit.ledger().reports().detail(id);
    RunParts parts = new RunParts(visit, run, detail);
    RunForms forms = new RunForms(visit, run);
    Optional<String> refusal = RunForms.refusal(visit, id.pipeline());
    Optional<String> noForms = refusal.or(forms::whyNotReleased);
    return new RunView(
        visit.head(id.toString(), "", refresh(report.state())),
        id.toString(),
        id.pipeline(),
        Visit.pipelineHref(id.pipeline()),
        id.date().toString(),
        "/?date=" + id.date(),
        StateMark.of(report.state()),
        progress(report),
        parts.facts(),
        Why.of(visit, run),
        Why.next(visit, report),
        parts.stages(),
        parts.differences(),
        parts.segments(),
        rejected.of(report).stream().map(RunPage::rejected).toList(),
        parts.receipts(),
        parts.jobs(),
        parts.files(),
        run.acts().stream().map(act -> act(visit, act)).toList(),
        log(run),
        refusal.isPresent() ? List.of() : forms.all(),
        noForms.map(new Advice(visit, id, null)::of).orElse(List.of()),
        others(visit, id),
        visit.notes().zone().getId());
  }

  private static int refresh(RunState state) {
    return switch (state) {
      case RUNNING -> SOON;
      case ACCEPTED -> LATER;
      default -> 0;
    };
  }

  private String progress(RunReport report) {
    if (report.state() != RunState.RUNNING) {
      return null;
    }
    return progress
        .apply(report.run().pipeline())
        .map(
            now ->
                "%s, %s, for %s"
                    .formatted(now.stage(), Amount.of(now.rows(), "row"), Took.of(now.took())))
        .map(Sentence::of)
        .orElse("It is under way, or its process has ended.");
  }

  private static RejectedView rejected(RejectedFile.RuleExample rule) {
    String key = rule.firstKey() == null ? "" : ", key " + OpenNames.shown(rule.firstKey());
    return new RejectedView(
        rule.rule(),
        Rule.find(rule.rule()).map(Rule::checks).orElse(""),
        Amount.of(rule.rows()),
        String.join(", ", rule.segments()),
        rule.firstRow() == null ? "" : "row " + Amount.of(rule.firstRow()) + key);
  }

  private static ActView act(Visit visit, Act act) {
    return new ActView(
        act.kind().name().toLowerCase(Locale.ROOT),
        act.who(),
        OpenNames.text(act.reason(), List.of()),
        visit.when(act.at()));
  }

  private List<String> log(RunRecord run) {
    List<String> names = TodaySentence.names(run);
    return run.times().startedAt() == null
        ? List.of()
        : new LogOfRun(home.log())
            .lines(run.report().run(), run.times().startedAt()).stream()
                .map(line -> OpenNames.text(line, names))
                .toList();
  }

  private static List<Phrase> others(Visit visit, RunId id) {
    return visit.past().runsOn(id.date()).stream()
        .map(run -> run.report().run())
        .filter(other -> other.pipeline().equals(id.pipeline()) && !other.equals(id))
        .map(other -> Phrase.link(other.toString(), Visit.runHref(other)))
        .toList();
  }
}
