package io.attentivecourier.page;

import io.attentivecourier.ledger.Pause;
import io.attentivecourier.pipeline.PipelineCard;
import io.attentivecourier.settings.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms of what may be done to a pipeline: run, plan, pause or resume. */
final class PipelineForms {
  private final Visit visit;
  private final PipelineCard pipeline;

  PipelineForms(Visit visit, PipelineCard pipeline) {
    this.visit = visit;
    this.pipeline = pipeline;
  }

  /**
   * @param pause that holds now
   */
  List<ActForm> all(Optional<Pause> pause) {
    List<ActForm> forms = new ArrayList<>(List.of(run(), plan()));
    if (pause.isEmpty()) {
      forms.add(pause());
    } else if (!pause.get().isBySetting()) {
      forms.add(resume());
    }
    return pipeline.destination() == Destination.SUBSCRIBERS
        ? forms.stream().map(form -> form.withTypedName(pipeline.name())).toList()
        : forms;
  }

  /** The form that starts it for today. */
  ActForm typedRun() {
    ActForm form = run();
    return pipeline.destination() == Destination.SUBSCRIBERS
        ? form.withTypedName(pipeline.name())
        : form;
  }

  private ActForm run() {
    List<ActForm.FormField> fields = new ArrayList<>();
    if (pipeline.destination() == Destination.SEGMENTS) {
      fields.add(
          ActForm.check(
              "again",
              "Replace today's files too",
              "Sends every list of today again, each over its own file. Without it only what is"
                  + " not delivered yet is sent."));
    }
    fields.add(ActForm.reason(false));
    return form(
        "run",
        "Run it now",
        "Reads the query and sends what is not at Attentive for today. Guards hold as ever.",
        fields,
        "Run " + pipeline.name());
  }

  private ActForm plan() {
    return form(
        "plan",
        "Plan: what would be sent",
        "Reads the query and shows what a run would send. Nothing is sent.",
        List.of(),
        "Plan " + pipeline.name());
  }

  private ActForm pause() {
    return form(
        "pause",
        "Pause it",
        "Nothing of it starts by itself from now on. What is sealed is still delivered.",
        List.of(ActForm.reason(true)),
        "Pause " + pipeline.name());
  }

  private ActForm resume() {
    return form(
        "resume",
        "Resume it",
        "Its schedule holds again. Nothing starts at once: run it for what it missed.",
        List.of(),
        "Resume " + pipeline.name());
  }

  private ActForm form(
      String act, String title, String text, List<ActForm.FormField> fields, String button) {
    String action = Visit.pipelineHref(pipeline.name()) + "/" + act;
    return new ActForm(act, title, action, text, fields, button, visit.request().formToken());
  }
}
