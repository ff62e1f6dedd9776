package io.attentivecourier.cli;

import io.attentivecourier.KeptPeople;
import io.attentivecourier.home.Home;
import io.attentivecourier.known.PersonFinding;
import io.attentivecourier.known.PersonFinding.What;
import io.attentivecourier.known.PersonQuery;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.Table;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** At which step one person fell out of each list, or got into it. */
@Command(
    name = "why",
    description = "at which step a person fell out of, or got into, each segment",
    footer = {"courier why 2025550100              a phone, or an e-mail"})
final class WhyCommand extends HomeCommand {
  @Mixin private TypedPerson identifier;

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
  int run(Home home, Screen screen, Settings settings) throws Exception {
    PersonQuery person = identifier.person();
    try (KeptPeople people = KeptPeople.open(home, settings, Clock.systemUTC())) {
      List<PersonFinding> known = people.why(person, date);
      List<PersonFinding> findings = all ? known : PersonFinding.Ranking.newest(known);
      screen.document(WhyScreen.document(identifier.typed(), findings));
      new WhyScreen(screen, settings.zone()).show(person, findings, known.size() - findings.size());
      boolean found = known.stream().anyMatch(one -> one.what().isFound());
      return found ? Cli.ExitCodes.OK : Cli.ExitCodes.NOWHERE;
    }
  }

  /** Shows what is known of one person, without the name. */
  private static final class WhyScreen {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Screen screen;
    private final ZoneId zone;

    WhyScreen(Screen screen, ZoneId zone) {
      this.screen = screen;
      this.zone = zone;
    }

    /**
     * @param findings those that are told
     * @param more older ones, that are not
     */
    void show(PersonQuery person, List<PersonFinding> findings, int more) {
      if (!person.isSomebody()) {
        screen.line(
            "that reads as no phone and no e-mail: looked for among the rejected rows only");
      }
      if (findings.isEmpty()) {
        screen.line("nothing is known: no list that is kept, and no rejected row");
        return;
      }
      screen.line(summary(findings));
      Table table =
          new Table(
              Table.TableColumn.text("when").goes(1),
              Table.TableColumn.text("run"),
              Table.TableColumn.text("segment"),
              Table.TableColumn.text("what"),
              Table.TableColumn.text("file or reason").goes(2));
      findings.forEach(one -> table.row(cells(one)));
      screen.table(table);
      if (more > 0) {
        screen.line("%,d older: `courier why … --all`".formatted(more));
      }
    }

    /** The person's place now, by the newest run of each list, and for the API of each pipeline. */
    private static String summary(List<PersonFinding> findings) {
      List<String> in =
          findings.stream()
              .filter(one -> one.what() == What.DELIVERED || one.what() == What.APPLIED)
              .map(WhyScreen::place)
              .distinct()
              .toList();
      return in.isEmpty() ? "is at Attentive by none of these" : "is in: " + String.join(", ", in);
    }

    private static String place(PersonFinding finding) {
      return finding.segment() == null ? finding.run().pipeline() : finding.segment();
    }

    private Object[] cells(PersonFinding finding) {
      return new Object[] {
        finding.at() == null ? finding.run().date() : when(finding.at()),
        finding.run(),
        finding.segment() == null ? "-" : finding.segment(),
        words(finding.what()),
        about(finding)
      };
    }

    private String when(Instant at) {
      return WHEN.withZone(zone).format(at);
    }

    private static String about(PersonFinding finding) {
      String row = finding.row() == null ? null : "row " + finding.row() + " of the result";
      return Stream.of(finding.rule(), row, finding.file())
          .filter(text -> text != null)
          .reduce((one, other) -> one + ", " + other)
          .orElse("");
    }

    private static String words(What what) {
      return switch (what) {
        case FORGOTTEN -> "forgotten here, or not in the result";
        case NOT_LOOKED_INTO -> "packed, encrypted or damaged, not looked into";
        default -> what.word();
      };
    }

    static Map<String, Object> document(String typed, List<PersonFinding> findings) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("identifier", typed);
      document.put("findings", findings.stream().map(WhyScreen::document).toList());
      return document;
    }

    private static Map<String, Object> document(PersonFinding finding) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("pipeline", finding.run().pipeline());
      document.put("run", finding.run().toString());
      document.put("date", finding.run().date().toString());
      document.put("segment", finding.segment());
      document.put("state", finding.what().word());
      document.put("rule", finding.rule());
      document.put("file", finding.file());
      document.put("at", finding.at() == null ? null : finding.at().toString());
      document.put("row", finding.row());
      return document;
    }
  }
}
