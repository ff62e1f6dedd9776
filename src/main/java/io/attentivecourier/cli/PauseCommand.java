package io.attentivecourier.cli;

import io.attentivecourier.act.PipelinePause;
import io.attentivecourier.act.UnknownPipeline;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.screen.ActDocument;
import io.attentivecourier.screen.PausedText;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops what a pipeline starts by itself, also in a {@code serve} that runs. */
@Command(
    name = "pause",
    description = "stop a pipeline's fires, retries and catch-up at once, also of a running serve",
    footer = {"courier pause winback --reason \"the shop is closed\""})
final class PauseCommand extends HomeCommand {
  @Mixin private Operator.ReasonOption reason;

  @Parameters(paramLabel = "PIPELINE", description = "its name, as its file is called")
  private String pipeline;

  @Override
  void requireUsage(Home home) {
    UnknownPipeline.require(home, pipeline);
  }

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Clock clock = Clock.systemUTC();
    String who = reason.who();
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      Pause pause = new PipelinePause(ledger).begin(pipeline, who, reason.reason());
      show(screen, pause, new PausedText(settings, clock.instant()));
    }
    tellRun(home, screen);
    screen.line("  next: courier resume " + pipeline);
    return Cli.ExitCodes.OK;
  }

  private void show(Screen screen, Pause pause, PausedText text) {
    screen.line(
        "%s  PAUSED  since %s by %s: %s"
            .formatted(pipeline, text.since(pause), pause.who(), pause.reason()));
    screen.line("  it starts nothing by itself; what is sealed is sent, `courier run` works");
    screen.document(ActDocument.pause(pause));
  }

  /** A run that has begun is not cut off. */
  private void tellRun(Home home, Screen screen) {
    Optional<Locks.Held> idle = new Locks(home.locks()).tryLock("pipeline-" + pipeline);
    if (idle.isPresent()) {
      idle.get().close();
    } else {
      screen.line("  a run of it is under way, and goes to its end");
    }
  }
}
