package io.attentivecourier.cli;

import io.attentivecourier.flow.RunLog;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.screen.PausedText;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
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
    HomeFaults.UnknownPipeline.require(home, pipeline);
  }

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    requireEnabled(settings);
    Clock clock = Clock.systemUTC();
    String who = operator.name();
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      Optional<Pause> ended = ledger.schedules().resume(pipeline, who);
      ended.ifPresent(pause -> RunLog.resume(pipeline, who));
      show(screen, ended, who, new PausedText(settings, clock.instant()));
    }
    return Cli.ExitCodes.OK;
  }

  private void requireEnabled(Settings settings) {
    String key = settings.disabledBy(pipeline);
    if (key != null) {
      throw new SettingsFault(
          key,
          "is false and pauses " + pipeline + ": no command resumes it",
          "remove it, or set it to true; a running `serve` takes that over");
    }
  }

  private void show(Screen screen, Optional<Pause> ended, String who, PausedText text) {
    String before =
        ended
            .map(pause -> "it was paused since " + text.since(pause) + " by " + pause.who())
            .orElse("it was not paused");
    screen.line("%s  RESUMED  %s".formatted(pipeline, before));
    screen.line("  its next fire counts again; nothing is started now");
    screen.line("  next: courier run " + pipeline);
    screen.document(document(ended, who));
  }

  private Map<String, Object> document(Optional<Pause> ended, String who) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("pipeline", pipeline);
    document.put("paused", false);
    ended.ifPresent(pause -> document.putAll(PausedText.document(pause)));
    ended.ifPresent(pause -> document.put("until", pause.until().toString()));
    document.put("resumedBy", ended.isPresent() ? who : null);
    document.put("next", "courier run " + pipeline);
    return document;
  }
}
