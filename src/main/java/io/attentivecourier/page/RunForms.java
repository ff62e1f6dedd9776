package io.attentivecourier.page;

import io.attentivecourier.act.Releasable;
import io.attentivecourier.act.Retriable;
import io.attentivecourier.console.Role;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome.SegmentState;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms of what may be done to a run: release, resend, rollback, retry. */
final class RunForms {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Visit visit;
  private final RunRecord run;
  private final RunId id;

  RunForms(Visit visit, RunRecord run) {
    this.visit = visit;
    this.run = run;
    this.id = run.report().run();
  }

  /** Why the caller has no form of this pipeline; empty where it may act. */
  static Optional<String> refusal(Visit visit, String pipeline) {
    if (visit.caller().mayActOn(pipeline)) {
      return Optional.empty();
    }
    if (visit.caller().name() == null) {
      return Optional.of("Sign in to act: who is not signed in only reads.");
    }
    return Optional.of(
        visit.caller().may(Role.OPERATOR)
            ? "You may read this pipeline and not act on it (courier.pipeline."
                + pipeline
                + ".mayAct)."
            : "You may read and not act: that needs the role operator.");
  }

  List<ActForm> all() {
    List<ActForm> forms = new ArrayList<>();
    if (notReleased().isEmpty()) {
      forms.add(release());
    }
    if (run.report().kind() == RunKind.SEGMENTS && isDelivered()) {
      forms.add(isToday() && isNewest() ? resend() : rollback());
    }
    if (refused(() -> new Retriable(visit.ledger()).require(id)).isEmpty()) {
      forms.add(retry());
    }
    List<ActForm> typed =
        run.report().kind() == RunKind.SUBSCRIBERS
            ? forms.stream().map(form -> form.withTypedName(id.pipeline())).toList()
            : forms;
    return Stream.concat(typed.stream(), again().stream()).toList();
  }

  /** What failed today is run again by its pipeline's own form. */
  private Optional<ActForm> again() {
    boolean failed = run.report().state() == RunState.FAILED && isToday() && isNewest();
    return visit
        .pipeline(id.pipeline())
        .filter(one -> failed)
        .map(one -> new PipelineForms(visit, one).typedRun());
  }

  /** Why a run that is held has no form to release it; empty for any other run. */
  Optional<String> whyNotReleased() {
    return run.report().state() == RunState.HELD ? notReleased() : Optional.empty();
  }

  private Optional<String> notReleased() {
    LocalDate today = visit.dateOf(id.pipeline());
    return refused(() -> new Releasable(visit.ledger(), today).require(id));
  }

  /** The same words as of a terminal, which names the run before them. */
  private static Optional<String> refused(Runnable check) {
    try {
      check.run();
      return Optional.empty();
    } catch (SettingsFault refusal) {
      Fault fault = refusal.faults().get(0);
      return Optional.of("It " + fault.fault() + ": " + fault.fix());
    }
  }

  private boolean isToday() {
    return id.date().equals(visit.dateOf(id.pipeline()));
  }

  private boolean isNewest() {
    return visit
        .ledger()
        .reports()
        .newest(id.pipeline(), id.date())
        .filter(newest -> newest.run().equals(id))
        .isPresent();
  }

  private boolean isDelivered() {
    return run.report().segments().stream().anyMatch(one -> one.state() == SegmentState.DELIVERED);
  }

  private ActForm release() {
    List<ActForm.FormField> fields = new ArrayList<>();
    fields.add(ActForm.reason(true));
    ceiling().ifPresent(fields::add);
    return form(
        "release",
        "Release this run",
        "Reads the query again and sends what was held, once. A list that is worse than what is"
            + " shown here is held again.",
        fields,
        "Release " + id);
  }

  /** The worst drop that is shown: a smaller list than that is held again. */
  private Optional<ActForm.FormField> ceiling() {
    return run.holds().stream()
        .filter(hold -> hold.guard().equals(Reason.DROP.id()))
        .map(RunForms::percent)
        .max(BigDecimal::compareTo)
        .map(
            percent ->
                ActForm.text(
                    "maxDrop",
                    "Largest drop that may go",
                    "As shown; a list that lost a larger share is held again.",
                    percent.stripTrailingZeros().toPlainString() + "%",
                    false));
  }

  private static BigDecimal percent(Hold hold) {
    String[] measure = hold.measure().split("/");
    return HUNDRED
        .multiply(new BigDecimal(measure[0]))
        .divide(new BigDecimal(measure[1]), 2, RoundingMode.CEILING);
  }

  private ActForm resend() {
    return form(
        "resend",
        "Send its files again",
        "The same bytes under the same names, for a file that Attentive lost. Nobody is added or"
            + " removed but by these lists.",
        List.of(ActForm.reason(true)),
        "Send again");
  }

  private ActForm rollback() {
    return form(
        "rollback",
        "Roll back to this run",
        "Sends this run's lists under today's names: they replace today's lists at Attentive, also"
            + " where a guard would hold them.",
        List.of(ActForm.reason(true)),
        "Roll back to " + id.date());
  }

  private ActForm retry() {
    return form(
        "retry",
        "Try again",
        "Sends again only the people to whom this run was not applied. Whom a later run has taken"
            + " up is left out.",
        List.of(),
        "Try again");
  }

  private ActForm form(
      String act, String title, String text, List<ActForm.FormField> fields, String button) {
    String action = Visit.runHref(id) + "/" + act;
    return new ActForm(act, title, action, text, fields, button, visit.request().formToken());
  }
}
