package io.attentivecourier.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.alert.Alert;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.ledger.RunTimes;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Alerts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnApiRunIsToldByItsPeopleTest {
  private static final RunReport.Users USERS =
      new RunReport.Users(
          1098, 100, 7, 1090, 5, 3, 2, 800, 290, 6, Map.of("status-400", 4L, "bad-record", 1L));

  @Test
  void theDocumentOfAttributes() {
    assertEquals(
        """
        {
          "run" : "2026-11-22.loyalty.1",
          "pipeline" : "loyalty",
          "kind" : "attributes",
          "date" : "2026-11-22",
          "state" : "PARTIAL",
          "reason" : null,
          "rows" : {
            "read" : 1203,
            "rejected" : 3,
            "duplicates" : 2,
            "valid" : 1198
          },
          "rejectedByRule" : {
            "phone-shape" : 3
          },
          "users" : {
            "sent" : 1098,
            "unchanged" : 100,
            "applied" : 1090,
            "refused" : 5,
            "unconfirmed" : 3,
            "cleared" : 2
          },
          "requests" : 6,
          "refusedByReason" : {
            "bad-record" : 1,
            "status-400" : 4
          },
          "message" : "made up",
          "startedAt" : "2026-11-22T15:00:00Z",
          "endedAt" : "2026-11-22T15:00:12.345Z",
          "deliveredAt" : null,
          "tookSeconds" : 12.345,
          "acts" : [ {
            "kind" : "retry",
            "who" : "dana",
            "reason" : "the names are right now",
            "at" : "2026-11-22T14:59:59Z"
          } ]
        }\
        """
            .replace("\n", System.lineSeparator()),
        text(RunDocument.of(told(report(RunKind.ATTRIBUTES, RunState.PARTIAL)))));
  }

  @Test
  void subscribersAreCountedByWhatTheyWereBefore() {
    Object users = RunDocument.of(told(report(RunKind.SUBSCRIBERS, RunState.WHOLE))).get("users");

    assertEquals(
        "{sent=1098, unchanged=100, applied=1090, refused=5, unconfirmed=3, cleared=2,"
            + " alreadySent=7, newlyCreated=800, previouslyCreated=290}",
        users.toString());
  }

  @Test
  void aRunOfSegmentsHasNoneOfIt() {
    RunReport segments =
        new RunReport(
            RunId.parse("2026-11-22.winback.1"),
            RunKind.SEGMENTS,
            RunState.WHOLE,
            null,
            false,
            false,
            RunReport.Counts.NONE,
            List.of(),
            "made up");

    assertFalse(RunDocument.of(told(segments)).containsKey("users"));
    assertTrue(RunDocument.of(told(segments)).containsKey("segments"));
    assertEquals(List.of(), UsersText.lines(segments));
  }

  @Test
  void theScreenHasALineOfCountsAndOneOfReasons() {
    assertEquals(
        List.of(
            "1,098 people sent, 100 unchanged, 1,090 applied, 5 refused, 3 unconfirmed; 6 requests",
            "refused: bad-record 1, status-400 4",
            "2 values are gone from the warehouse and stay at Attentive"),
        UsersText.lines(report(RunKind.ATTRIBUTES, RunState.PARTIAL)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ATTRIBUTES, WHOLE, -",
        "ATTRIBUTES, PARTIAL, courier retry 2026-11-22.loyalty.1",
        "SUBSCRIBERS, PARTIAL, nobody is signed up a second time",
        "ATTRIBUTES, ACCEPTED, '`courier serve` follows it, or the next `courier run`'",
        "SUBSCRIBERS, ACCEPTED, '`courier serve` follows it, or the next `courier run`'",
      })
  void whatToTypeNext(RunKind kind, RunState state, String expected) {
    String next = UsersText.next(report(kind, state));

    assertTrue(expected == null ? next == null : next.contains(expected), next);
  }

  @Test
  void anAlertTellsItsMessageOnce() {
    Alert alert =
        Alert.of(
            Alerts.AlertKind.PARTIAL,
            report(RunKind.ATTRIBUTES, RunState.PARTIAL),
            Optional.empty());

    assertEquals("2026-11-22.loyalty.1 is PARTIAL: made up", alert.text());
  }

  private static RunRecord told(RunReport report) {
    Instant begun = Instant.parse("2026-11-22T15:00:00Z");
    RunTimes times = new RunTimes(begun, begun.plusMillis(12_345), Map.of());
    Act act =
        new Act(
            Act.Kind.RETRY,
            report.run(),
            null,
            "dana",
            "the names are right now",
            begun.minusSeconds(1));
    return new RunRecord(report, times, List.of(), List.of(act), Set.of());
  }

  private static RunReport report(RunKind kind, RunState state) {
    return new RunReport(
        RunId.parse("2026-11-22.loyalty.1"),
        kind,
        state,
        null,
        false,
        false,
        new RunReport.Counts(1203, 2, Map.of("phone-shape", 3L)),
        List.of(),
        "made up",
        USERS);
  }

  private static String text(Object document) {
    var bytes = new java.io.ByteArrayOutputStream();
    Json.write(document, bytes);
    return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
