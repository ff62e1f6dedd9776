package io.attentivecourier.rest;

import io.attentivecourier.act.ActRequest;
import io.attentivecourier.run.RunRequest.Asked;
import java.util.Locale;
import java.util.Set;

/** The acts by their paths, with the fields that each takes. */
public enum ActKind {
  RUN(Subject.PIPELINE, "again", "noWait", "reason") {
    @Override
    ActRequest request(ActSubject on, ActFields fields, String who) {
      Asked asked = new Asked(who, fields.reasonOrNone());
      return new ActRequest.RunNow(
          on.pipeline(), fields.flag("again"), fields.flag("noWait"), asked);
    }
  },
  PLAN(Subject.PIPELINE) {
    @Override
    ActRequest request(ActSubject on, ActFields fields, String who) {
      return new ActRequest.PlanNow(on.pipeline(), new Asked(who, ""));
    }
  },
  PAUSE(Subject.PIPELINE, "reason") {
    @Override
    ActRequest request(ActSubject on, ActFields fields, String who) {
      return new ActRequest.PauseStarts(on.pipeline(), fields.asked(who));
    }
  },
  RESUME(Subject.PIPELINE) {
    @Override
    ActRequest request(ActSubject on, ActFields fields, String who) {
      return new ActRequest.ResumeStarts(on.pipeline(), new Asked(who, ""));
    }
  },
  RELEASE(Subject.RUN, "reason", "maxDrop") {
    @Override
    ActRequest request(ActSubject on, ActFields fields, String who) {
      return new ActRequest.ReleaseHeld(on.run(), fields.maxDrop(), fields.asked(who));
    }
  },
  RESEND(Subject.RUN, "reason") {
    @Override
    ActRequest request(ActSubject on, ActFields fields, String who) {
      return new ActRequest.SendAgain(on.run(), fields.asked(who));
    }
  },
  ROLLBACK(Subject.RUN, "reason") {
    @Override
    ActRequest request(ActSubject on, ActFields fields, String who) {
      return new ActRequest.RollBack(on.run(), fields.asked(who));
    }
  },
  RETRY(Subject.RUN) {
    @Override
    ActRequest request(ActSubject on, ActFields fields, String who) {
      return new ActRequest.TryAgain(on.run(), new Asked(who, ""));
    }
  },
  RETIRE(Subject.SEGMENT, "reason") {
    @Override
    ActRequest request(ActSubject on, ActFields fields, String who) {
      return new ActRequest.RetireSegment(on.segment(), fields.asked(who));
    }
  };

  /** What an act is done to. */
  enum Subject {
    PIPELINE("pipeline"),
    RUN("run"),
    SEGMENT("segment");

    private final String name;

    Subject(String name) {
      this.name = name;
    }

    /** Its name in a path. */
    String inPath() {
      return name;
    }
  }

  private final Subject subject;
  private final Set<String> fields;

  ActKind(Subject subject, String... fields) {
    this.subject = subject;
    this.fields = Set.of(fields);
  }

  /**
   * @throws RefusedAct for a field that says nothing, or not what it should
   */
  abstract ActRequest request(ActSubject on, ActFields fields, String who);

  Subject subject() {
    return subject;
  }

  Set<String> fields() {
    return fields;
  }

  /** {@code /runs/{run}/release}: the page's; below {@code /api} it is the API's. */
  public String path() {
    String name = subject.inPath();
    return "/%ss/{%s}/%s".formatted(name, name, name().toLowerCase(Locale.ROOT));
  }

  /** True if it begins a run that has an end to wait for. */
  boolean isLong() {
    return this != PAUSE && this != RESUME && this != RETIRE;
  }
}
