package io.attentivecourier.cli;

import io.attentivecourier.act.PipelinePause;
import io.attentivecourier.act.UnknownPipeline;
import io.attentivecourier.home.Home;
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

/** Ends a pause. What fell into it is not made up: whoever wants it says so. */
@Command(
    name = "resume",
    description = "end a pause: the next fire counts again; nothing is started now",
    footer = {"courier resume winback"})
final class ResumeCommand extends HomeCommand {
  @Mixin private Operator operator;

  @Parameters(paramLabel = "PIPELINE", description = "its name, as its file is called")
  private String pipeline;

  @Override
  void requireUsage(Home home) {
    UnknownPipeline.require(home, pipeline);
  }

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    PipelinePause.requireEnabled(pipeline, settings);
    Clock clock = Clock.systemUTC();
    String who = operator.name();
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      Optional<Pause> ended = new PipelinePause(ledger).end(pipeline, who);
      show(screen, ended, who, new PausedText(settings, clock.instant()));
    }
    return Cli.ExitCodes.OK;
  }

  private void show(Screen screen, Optional<Pause> ended, String who, PausedText text) {
    String before =
        ended
            .map(pause -> "it was paused since " + text.since(pause) + " by " + pause.who())
            .orElse("it was not paused");
    screen.line("%s  RESUMED  %s".formatted(pipeline, before));
    screen.line("  its next fire counts again; nothing is started now");
    screen.line("  next: courier run " + pipeline);
    screen.document(ActDocument.resume(pipeline, ended, who));
  }
}
