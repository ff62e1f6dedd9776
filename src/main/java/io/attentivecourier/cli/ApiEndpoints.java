package io.attentivecourier.cli;

import io.attentivecourier.Serving;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.page.ActForms;
import io.attentivecourier.page.PlanPage;
import io.attentivecourier.rest.ActEndpoints;
import io.attentivecourier.rest.AskedActs;
import io.attentivecourier.rest.ReadEndpoints;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.screen.OpenDocument;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** What {@code serve} answers other programs, and the forms of its pages. */
final class ApiEndpoints {
  private ApiEndpoints() {}

  static List<Endpoint> of(Serving serving, Home home, Settings settings, Clock clock) {
    OpenNames names = names(settings);
    Ledger ledger = serving.courier().ledger();
    AskedActs acts = new AskedActs(home, ledger, serving.configured(), names, serving.acts());
    return Stream.of(
            reads(serving, home, names, clock).all(),
            new ActEndpoints(
                    acts,
                    new OpenDocument(names),
                    ledger,
                    serving.settings(),
                    clock,
                    serving.answering())
                .all(),
            new ActForms(acts, serving.answering()).all(),
            new PlanPage(serving.acts()).all())
        .flatMap(List::stream)
        .toList();
  }

  static OpenNames names(Settings settings) {
    try {
      return new OpenNames(IdentifierKey.at(settings.keyFile()));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static ReadEndpoints reads(Serving serving, Home home, OpenNames names, Clock clock) {
    return new ReadEndpoints(
        home,
        serving.settings(),
        serving.courier().ledger(),
        serving.configured(),
        names,
        serving.acts(),
        clock);
  }
}
