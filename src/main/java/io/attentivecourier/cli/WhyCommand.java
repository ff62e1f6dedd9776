package io.attentivecourier.cli;

import io.attentivecourier.KeptPeople;
import io.attentivecourier.home.Home;
import io.attentivecourier.member.Finding;
import io.attentivecourier.member.Person;
import io.attentivecourier.member.PersonFindings;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** At which step one person fell out of each list, or got into it. */
@Command(
    name = "why",
    description = "at which step a person fell out of, or got into, each segment")
final class WhyCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Mixin private Identifier identifier;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "one business date, like 2026-11-22 (default: all that are kept)")
  private LocalDate date;

  @Option(
      names = "--all",
      description = "older runs too (default: the newest of each list and of each pipeline)")
  private boolean all;

  @Override
  public Integer call() throws Exception {
    Home home = options.home();
    Screen screen = options.screen();
    Settings settings = options.settings(home, screen);
    Person person = identifier.person();
    try (KeptPeople people = KeptPeople.open(home, settings, Clock.systemUTC())) {
      List<Finding> known = people.why(person, date);
      List<Finding> findings = all ? known : PersonFindings.newest(known);
      screen.document(WhyScreen.document(identifier.typed(), findings));
      new WhyScreen(screen, settings.zone()).show(person, findings, known.size() - findings.size());
      boolean found = known.stream().anyMatch(one -> one.what().isFound());
      return found ? ExitCodes.OK : ExitCodes.NOWHERE;
    }
  }
}
