package io.attentivecourier.page;

import io.attentivecourier.act.Acts;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.console.Role;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run of the pipeline would send: its newest plan, or the one that is under way. */
public final class PlanPage {
  private static final String PIPELINE = "pipeline";

  private static final int SOON = 3;

  private final Acts acts;

  public PlanPage(Acts acts) {
    this.acts = acts;
  }

  public List<Endpoint> all() {
    return List.of(Endpoint.get("/pipelines/{pipeline}/plan", Role.VIEWER, this::answer));
  }

  private PageAnswer answer(ConsoleRequest request) {
    String pipeline = request.name(PIPELINE);
    boolean underWay = acts.planUnderWay(pipeline).isPresent();
    Optional<RunRecord> plan = acts.lastPlan(pipeline);
    if (!request.caller().sees(pipeline) || !underWay && plan.isEmpty()) {
      return PageAnswer.line(404, "no such page");
    }
    Map<String, Object> values = new HashMap<>();
    String title = "Plan of " + pipeline;
    values.put("head", PageHead.of(request, title, "/pipelines", underWay ? SOON : 0));
    values.put(PIPELINE, pipeline);
    values.put("underWay", underWay);
    values.put("plan", underWay ? null : plan.get().report());
    return PageAnswer.html(200, Html.of("plan.jte", values));
  }

  /** Its sentence, without a name that looks like a person. */
  public static String message(RunReport plan) {
    return OpenNames.text(
        plan.message(), plan.segments().stream().map(SegmentOutcome::name).toList());
  }

  /** A count; a dash where there is nothing to compare with. */
  public static String count(Long count) {
    return count == null ? "–" : "%,d".formatted(count);
  }
}
