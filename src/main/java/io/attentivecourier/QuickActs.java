package io.attentivecourier;

import io.attentivecourier.act.ActRefusal;
import io.attentivecourier.act.ActRequest;
import io.attentivecourier.act.PipelinePause;
import io.attentivecourier.act.SegmentRetirement;
import io.attentivecourier.act.UnknownPipeline;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunRequest.Asked;
import io.attentivecourier.screen.ActDocument;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** Does the acts that begin no run: pause, resume, retire. */
final class QuickActs {
  private final Home home;
  private final Supplier<Settings> settings;
  private final Ledger ledger;
  private final SegmentRetirement retirement;

  QuickActs(Home home, Supplier<Settings> settings, Ledger ledger, SegmentRetirement retirement) {
    this.home = home;
    this.settings = settings;
    this.ledger = ledger;
    this.retirement = retirement;
  }

  /** Does it; returns the document that the command of that name prints. */
  Map<String, Object> document(ActRequest request) throws IOException {
    if (request instanceof ActRequest.PauseStarts pause) {
      return pause(pause.pipeline(), pause.asked());
    }
    if (request instanceof ActRequest.ResumeStarts resume) {
      return resume(resume.pipeline(), resume.asked().who());
    }
    if (request instanceof ActRequest.RetireSegment retire) {
      return retire(retire.segment(), retire.asked());
    }
    throw new IllegalArgumentException("begins a run: " + request.getClass().getSimpleName());
  }

  private Map<String, Object> pause(String pipeline, Asked asked) {
    UnknownPipeline.require(home, pipeline);
    return ActDocument.pause(
        new PipelinePause(ledger).begin(pipeline, asked.who(), asked.reason()));
  }

  private Map<String, Object> resume(String pipeline, String who) {
    UnknownPipeline.require(home, pipeline);
    PipelinePause.requireEnabled(pipeline, settings.get());
    return ActDocument.resume(pipeline, new PipelinePause(ledger).end(pipeline, who), who);
  }

  private Map<String, Object> retire(String segment, Asked asked) throws IOException {
    String owner = retirement.owner(segment);
    Act act = new Act(Act.Kind.RETIRE, null, segment, asked.who(), asked.reason());
    if (!retirement.retire(owner, act)) {
      throw ActRefusal.underWay(null, owner + " is running; wait for its end");
    }
    return ActDocument.retire(segment, owner);
  }
}
