package io.attentivecourier.screen;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import java.util.List;

/**
 * The warning before people are asked to subscribe from a home that may not know who was asked:
 * each request may be a text. It is the most dangerous release, so it is a list and no sentence.
 */
public final class SignUpWarning {
  private SignUpWarning() {}

  private static List<Hold> holds(RunRecord run) {
    return run.report().kind() != RunKind.SUBSCRIBERS
        ? List.of()
        : run.holds().stream().filter(hold -> hold.guard().equals(Reason.NEW_LEDGER.id())).toList();
  }

  /** The run's message without what the list tells. */
  public static String message(RunRecord run) {
    String message = run.report().message();
    for (Hold hold : holds(run)) {
      message = message.replace("; " + hold.message(), "");
    }
    return message;
  }

  public static List<String> lines(RunRecord run) {
    return holds(run).stream().findFirst().map(hold -> lines(run.report(), hold)).orElse(List.of());
  }

  private static List<String> lines(RunReport report, Hold hold) {
    int colon = hold.message().indexOf(": ");
    String why = colon < 0 ? hold.message() : hold.message().substring(0, colon);
    return List.of(
        "  who:  " + Amount.ofPeople(report.users().sent()) + "; each may get a text at once",
        "  why:  " + why,
        "  risk: whom an earlier or another home asked is asked again",
        "  safe: if this home is the first that signs people up, or its var/ was brought back"
            + " whole");
  }
}
