package io.attentivecourier.cli;

import io.attentivecourier.KeptPeople;
import io.attentivecourier.home.Home;
import io.attentivecourier.member.Forgotten;
import io.attentivecourier.member.Person;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes one person from all that is kept here; Attentive's own lists are not touched. */
@Command(
    name = "forget",
    description = "remove a person from the files and snapshots that are kept here")
final class ForgetCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Mixin private Identifier identifier;

  @Override
  public Integer call() throws Exception {
    Home home = options.home();
    Screen screen = options.screen();
    Settings settings = options.settings(home, screen);
    Person person = identifier.person();
    try (KeptPeople people = KeptPeople.open(home, settings, Clock.systemUTC())) {
      Optional<Forgotten> forgotten = people.forget(person);
      return forgotten.isEmpty()
          ? busy(screen)
          : said(screen, forgotten.get(), people.waiting(), settings.retentionDays());
    }
  }

  private static int busy(Screen screen) {
    String message = "a pipeline is running, nothing was changed; try again when it has ended";
    screen.line(message);
    screen.document(Map.of("state", "BUSY", "message", message));
    return ExitCodes.BUSY;
  }

  private static int said(Screen screen, Forgotten forgotten, List<String> waiting, int days) {
    screen.document(ForgetScreen.document(forgotten, waiting));
    new ForgetScreen(screen, days).show(forgotten, waiting);
    return ExitCodes.OK;
  }
}
