package io.attentivecourier.rest;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.ListHistory;
import io.attentivecourier.row.OpenNames;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list at Attentive: whose it is, and its deliveries of the last 90 days. */
final class SegmentPages {
  private static final int DAYS = 90;

  private final Ledger ledger;
  private final SeenLedger seen;
  private final OpenNames names;
  private final Clock clock;

  SegmentPages(Ledger ledger, SeenLedger seen, OpenNames names, Clock clock) {
    this.ledger = ledger;
    this.seen = seen;
    this.names = names;
    this.clock = clock;
  }

  PageAnswer one(ConsoleRequest request) {
    ActSubject segment = seen.segment(request.caller(), request.name("segment"));
    LocalDate since = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(DAYS);
    List<Map<String, Object>> deliveries =
        ledger.history().of(segment.segment(), since).stream()
            .filter(list -> request.caller().sees(list.run().pipeline()))
            .map(SegmentPages::document)
            .toList();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("segment", OpenNames.shown(segment.segment()));
    document.put("address", names.address(segment.segment()));
    document.put("pipeline", segment.pipeline());
    document.put("deliveries", deliveries);
    return ProgramAnswer.of(200, document);
  }

  private static Map<String, Object> document(ListHistory.DeliveredList list) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", list.run().toString());
    document.put("date", list.run().date().toString());
    document.put("rows", list.rows());
    document.put("added", list.change() == null ? null : list.change().added());
    document.put("removed", list.change() == null ? null : list.change().removed());
    document.put("kept", list.change() == null ? null : list.change().kept());
    document.put("deliveredAt", list.at().toString());
    return document;
  }
}
