package io.attentivecourier.cli;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.util.LinkedHashMap;
import java.util.Map;

/** A live test as the operator reads it: the run, and who of the file was in the result. */
final class CanaryScreen {
  private final Screen screen;
  private final CanaryPeople people;

  CanaryScreen(Screen screen, CanaryPeople people) {
    this.screen = screen;
    this.people = people;
  }

  int show(RunReport report) {
    screen.document(document(report));
    new RunScreen(screen).show(report);
    if (people.isAnswered()) {
      screen.line("  " + inResult());
    }
    if (report.state() == RunState.WHOLE) {
      report.segments().forEach(list -> screen.line("  next: " + look(list.name(), list.rows())));
    }
    return report.state().exitCode();
  }

  private String inResult() {
    long present = people.present();
    String told =
        "%,d of %,d people of the file %s in the result"
            .formatted(present, people.people().size(), present == 1 ? "is" : "are");
    var missing = people.missing();
    return missing.isEmpty()
        ? told
        : told + "; " + LineNumbers.of(missing) + (missing.size() == 1 ? " is not" : " are not");
  }

  private static String look(String segment, long rows) {
    String people = rows == 1 ? "1 member" : "%,d members".formatted(rows);
    return "look in Attentive for the segment \"%s\", it should have %s".formatted(segment, people);
  }

  private Map<String, Object> document(RunReport report) {
    Map<String, Object> document = new LinkedHashMap<>(Json.of(report));
    if (people.isAnswered()) {
      document.put("only", only());
    }
    return document;
  }

  private Map<String, Object> only() {
    Map<String, Object> only = new LinkedHashMap<>();
    only.put("people", people.people().size());
    only.put("inResult", people.present());
    only.put("notInResult", people.missing());
    only.put("notTaken", people.refused());
    return only;
  }
}
