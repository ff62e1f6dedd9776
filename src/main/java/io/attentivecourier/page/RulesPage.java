package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows what each rule of a row and each reason of a run means: those of docs/rules.md. */
public final class RulesPage {
  private final Visits visits;

  /**
   * A rule or a reason.
   *
   * @param text what a good row has; or what is wrong
   * @param more who asks for it; or what to do
   */
  public record RuleView(String id, String text, List<Phrase> more) {}

  RulesPage(Visits visits) {
    this.visits = visits;
  }

  PageAnswer answer(ConsoleRequest request) {
    Visit visit = visits.of(request);
    Advice advice = new Advice(visit, null, null);
    Map<String, Object> values = new HashMap<>();
    values.put("head", visit.head("Rules and reasons", "/rules"));
    values.put("rules", Arrays.stream(Rule.values()).map(RulesPage::rule).toList());
    values.put("reasons", Arrays.stream(Reason.values()).map(one -> reason(one, advice)).toList());
    return PageAnswer.html(200, Html.of("rules.jte", values));
  }

  private static RuleView rule(Rule rule) {
    return new RuleView(
        rule.id(), Sentence.of(rule.checks()), List.of(Phrase.plain(Sentence.of(rule.source()))));
  }

  private static RuleView reason(Reason reason, Advice advice) {
    return new RuleView(
        reason.id(), Sentence.of(reason.what()), advice.of(Sentence.of(reason.fix())));
  }
}
