package io.attentivecourier.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.SettableClock;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.pipeline.Pipeline;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedule is 09:15 UTC, first seen on the day before; the deadline is 11:30. */
class WhatIsOverdueIsToldOnceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final String CRON = "0 15 9 * * ?";

  @TempDir private Path folder;
  @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();
  private final SettableClock clock = SettableClock.at("2026-11-21T12:00:00Z");
  @AutoClose private Ledger ledger;
  private Overdue overdue;
  private AlertBox box;

  @BeforeEach
  void open() throws Exception {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), clock);
    ledger.schedules().note("winback", CRON, ZoneOffset.UTC);
    Map<String, String> sets =
        Map.of(
            "courier.deadline", "11:30",
            "courier.alert.webhook", "http://127.0.0.1:9/x",
            "courier.alert.on", "missed,late,recovered,whole");
    Settings settings = Settings.load(Home.at(folder), sets, Map.of());
    box = new AlertBox(() -> settings, new Recoveries(ledger), clock);
    camel.start();
    box.open(camel.createProducerTemplate());
    overdue = new Overdue(() -> settings, ledger, box, clock);
  }

  /** What is told by looking at that time of today, twice. */
  private List<String> at(String time) throws Exception {
    clock.set(Instant.parse(TODAY + "T" + time + ":00Z"));
    look();
    look();
    List<String> told = new ArrayList<>();
    try (var consumer = camel.createConsumerTemplate()) {
      for (String body = next(consumer); body != null; body = next(consumer)) {
        told.add(body);
      }
    }
    return told;
  }

  private static String next(org.apache.camel.ConsumerTemplate consumer) {
    AlertMessage message = consumer.receiveBodyNoWait("seda:alerts", AlertMessage.class);
    return message == null ? null : message.getBody();
  }

  private void look() {
    overdue.look(
        List.of(
            new Pipeline(
                "winback",
                Destination.SEGMENTS,
                "quartz:courier/winback",
                CRON,
                ZoneOffset.UTC,
                null,
                null)));
  }

  private void run(RunState state) {
    clock.set(Instant.parse(TODAY + "T09:15:00Z"));
    RunId run = ledger.runs().begin("winback", TODAY, RunKind.SEGMENTS);
    ledger
        .runs()
        .end(
            new RunEnd(
                run, state, null, false, RunReport.Counts.NONE, List.of(), "winback: ended"));
  }

  @Test
  void aDateIsMissedFiveMinutesAfterItsTime() throws Exception {
    at("00:00");
    assertEquals(List.of(), at("09:19"));
    List<String> told = at("09:21");
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).contains("\"state\":\"MISSED\""), told.get(0));
    assertTrue(told.get(0).contains("winback was due on 2026-11-22"), told.get(0));
    assertEquals(List.of(), at("09:30"));
  }

  @Test
  void aDateThatIsNotWholeIsLateAfterItsDeadline() throws Exception {
    at("00:00");
    run(RunState.HELD);
    assertEquals(List.of(), at("11:30"));
    List<String> told = at("11:31");
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).contains("\"state\":\"LATE\""), told.get(0));
    assertEquals(List.of(), at("12:00"));
  }

  @Test
  void aWholeDateIsNeitherMissedNorLate() throws Exception {
    at("00:00");
    run(RunState.WHOLE);
    assertEquals(List.of(), at("23:00"));
  }

  @Test
  void aRunThatEndsWholeAfterItWasToldLateIsARecovery() throws Exception {
    at("00:00");
    clock.set(Instant.parse(TODAY + "T09:15:00Z"));
    RunId run = ledger.runs().begin("winback", TODAY, RunKind.SEGMENTS);
    assertTrue(at("11:31").get(0).contains("\"state\":\"LATE\""));
    RunReport.Counts none = RunReport.Counts.NONE;
    ledger
        .runs()
        .end(new RunEnd(run, RunState.WHOLE, null, true, none, List.of(), "1 segment whole"));
    box.onRunEnd(ledger.reports().of(run).orElseThrow(), Duration.ZERO);
    List<String> told = at("11:40");
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).contains("\"state\":\"RECOVERED\""), told.get(0));
    assertTrue(told.get(0).contains("is WHOLE again, after LATE: 1 segment whole"), told.get(0));
  }

  @Test
  void aNewDayBringsTheDigestOfTheOneBefore() throws Exception {
    List<String> told = at("00:00");
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).contains("2026-11-21: "), told.get(0));
  }
}
