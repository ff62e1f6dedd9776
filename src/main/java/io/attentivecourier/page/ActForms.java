package io.attentivecourier.page;

import io.attentivecourier.act.ActOutcome;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.console.Role;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.rest.ActFields;
import io.attentivecourier.rest.ActKind;
import io.attentivecourier.rest.AskedActs;
import io.attentivecourier.rest.RefusedAct;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The acts as a form of a page asks for them: the answer is the page of what was begun. */
public final class ActForms {
  private static final String TYPE = "application/x-www-form-urlencoded";

  /** Those of a check box, whose value is its own affair. */
  private static final Set<String> BOXES = Set.of("again", "noWait");

  private final AskedActs acts;
  private final Executor threads;

  /**
   * @param threads make answers when a run has begun; they may be held
   */
  public ActForms(AskedActs acts, Executor threads) {
    this.acts = acts;
    this.threads = threads;
  }

  public List<Endpoint> all() {
    return Arrays.stream(ActKind.values()).map(this::endpoint).toList();
  }

  private Endpoint endpoint(ActKind kind) {
    return Endpoint.post(kind.path(), Role.OPERATOR, request -> answer(kind, request));
  }

  private CompletionStage<PageAnswer> answer(ActKind kind, ConsoleRequest request) {
    try {
      return acts.begin(kind, request, fields(request))
          .thenApplyAsync(outcome -> PageAnswer.see(next(kind, outcome)), threads)
          .exceptionallyAsync(fault -> FaultPage.of(RefusedAct.of(fault), request), threads);
    } catch (RefusedAct | LedgerFault fault) {
      return CompletableFuture.completedFuture(FaultPage.of(RefusedAct.of(fault), request));
    }
  }

  /** What is left empty is not given; the form's token is no field of the act. */
  private static ActFields fields(ConsoleRequest request) {
    if (!request.contentType().equals(TYPE)) {
      throw RefusedAct.type(TYPE);
    }
    Map<String, String> form = new HashMap<>(form(request));
    form.remove("token");
    form.values().removeIf(String::isBlank);
    Map<String, Object> given = new HashMap<>(form);
    BOXES.forEach(name -> given.computeIfPresent(name, (box, value) -> !value.equals("false")));
    return new ActFields(given);
  }

  private static Map<String, String> form(ConsoleRequest request) {
    try {
      return request.fields();
    } catch (IllegalArgumentException unread) {
      throw RefusedAct.field("body", "cannot be decoded", "send the form of the page");
    }
  }

  private static String next(ActKind kind, ActOutcome outcome) {
    if (outcome instanceof ActOutcome.BegunRun begun) {
      return kind == ActKind.PLAN
          ? "/pipelines/" + begun.run().pipeline() + "/plan"
          : "/runs/" + begun.run();
    }
    return outcome instanceof ActOutcome.WholeAlready whole
        ? "/runs/" + whole.run().report().run()
        : "/pipelines/" + ((ActOutcome.DoneAct) outcome).document().get("pipeline");
  }
}
