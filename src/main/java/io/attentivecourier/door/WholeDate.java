package io.attentivecourier.door;

import io.attentivecourier.ledger.LastDelivery;
import io.attentivecourier.ledger.LedgerReader;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A plan of a date that is whole: its lists are at Attentive, so that it says what {@code run
 * --again} would put in their places.
 */
final class WholeDate {
  /** A result may have tens of thousands of segments, and a message is read. */
  private static final int MOST_TOLD = 20;

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Map<String, LastDelivery> there;
  private final ZoneId zone;

  private WholeDate(Map<String, LastDelivery> there, ZoneId zone) {
    this.there = there;
    this.zone = zone;
  }

  static WholeDate of(SegmentRun run, LedgerReader ledger) {
    Map<String, LastDelivery> there =
        ledger.lastDeliveries().stream()
            .collect(Collectors.toMap(LastDelivery::segment, one -> one));
    return new WholeDate(there, run.settings().zone());
  }

  static boolean isPlanned(SegmentRun run, LedgerReader ledger) {
    return run.isPlanned()
        && ledger
            .newest(run.id().pipeline(), run.id().date(), RunKind.SEGMENTS)
            .map(RunReport::state)
            .filter(RunState.WHOLE::equals)
            .isPresent();
  }

  /** Each list as it would be and as it is there, and how the run would end. */
  List<String> told(List<SegmentOutcome> segments, RunState state, String reason) {
    List<String> told = new ArrayList<>();
    segments.stream().limit(MOST_TOLD).map(this::compared).forEach(told::add);
    if (segments.size() > MOST_TOLD) {
      told.add("and %,d more segments".formatted(segments.size() - MOST_TOLD));
    }
    told.add("`run --again` would be " + state + (reason == null ? "" : " " + reason));
    return told;
  }

  private String compared(SegmentOutcome now) {
    LastDelivery last = there.get(now.name());
    String text = "%s: %s now".formatted(now.name(), rows(now.rows()));
    if (last == null) {
      return text + ", none at Attentive";
    }
    String since = WHEN.withZone(zone).format(last.at());
    return "%s, %,d at Attentive since %s%s".formatted(text, last.rows(), since, change(now));
  }

  private static String rows(long rows) {
    return rows == 1 ? "1 row" : "%,d rows".formatted(rows);
  }

  private static String change(SegmentOutcome now) {
    return now.added() == null ? "" : ", +%,d −%,d".formatted(now.added(), now.removed());
  }
}
