package io.attentivecourier.rest;

import io.attentivecourier.Serving;
import io.attentivecourier.act.ActRequest;
import io.attentivecourier.cli.Served;
import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.home.Home;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that serves and dies when an act has been noted, before its run has made a step. */
final class KilledAct {
  static final int KILLED = 137;

  private KilledAct() {}

  /** The home, and a pipeline to run or a held run to release. */
  public static void main(String[] args) throws Exception {
    Serving serving = Served.begin(Home.at(Path.of(args[0])));
    serving.courier().addRunListener(new Death());
    serving.acts().begin(request(args[1]));
    TimeUnit.MINUTES.sleep(2);
  }

  private static ActRequest request(String on) {
    RunRequest.Asked asked = new RunRequest.Asked("jane", "the campaign ended");
    return on.contains(".")
        ? new ActRequest.ReleaseHeld(RunId.parse(on), null, asked)
        : new ActRequest.RunNow(on, false, false, asked);
  }

  private static final class Death implements RunEnds.RunListener {
    @Override
    public void onRunBegin(RunId run, RunRequest request) {
      Runtime.getRuntime().halt(KILLED);
    }

    @Override
    public void onRunEnd(RunReport report, Duration took) {}
  }
}
