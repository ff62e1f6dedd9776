package io.attentivecourier.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.Courier;
import io.attentivecourier.Heard;
import io.attentivecourier.OfflineCheck;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;

/** What stands in Quartz's own scheduler once a home is served. */
class QuartzFiresWhenTheLedgerSaysTest {
  private static final String PIPELINE =
      """
      - route:
          id: winback
          from:
            uri: quartz:courier/winback
            parameters:
              cron: %s
            steps:
              - setBody:
                  constant: SELECT 1
              - to:
                  uri: direct:send-segments
      """;

  @TempDir private Path folder;
  private Home home;
  @AutoClose private Courier courier;
  private LivePipelines pipelines;

  @BeforeEach
  void home() throws Exception {
    home = Home.at(folder);
    Files.createDirectories(home.pipelines());
  }

  @ParameterizedTest
  @CsvSource({
    "America/Los_Angeles, 0 30 2 * * ?, 2027-03-14",
    "America/New_York, 0 30 1 * * ?, 2027-11-07",
    "Australia/Lord_Howe, 0 15 2 * * ?, 2027-10-03",
    "America/Santiago, 0 0 0 * * ?, 2027-09-05",
    "America/Nuuk, 0 30 23 * * ?, 2027-03-27",
    "Asia/Beirut, 0 30 0 * * ?, 2027-03-28",
  })
  void onADateWithoutThatHourToo(ZoneId zone, String cron, LocalDate date) throws Exception {
    serve(cron, zone);

    List<Instant> fires =
        Stream.iterate(next(date.atStartOfDay(zone).toInstant().minusSeconds(1)), this::next)
            .takeWhile(fire -> LocalDate.ofInstant(fire, zone).equals(date))
            .toList();

    assertEquals(FireTimes.of(cron, zone).on(date), fires);
    assertEquals(1, fires.size());
  }

  @Test
  void anEditHasItToo() throws Exception {
    ZoneId zone = ZoneId.of("America/New_York");
    serve("0 30 9 * * ?", zone);
    write("0 30 2 * * ?");
    pipelines.follow();

    assertEquals(
        Instant.parse("2027-03-14T07:00:00Z"), next(Instant.parse("2027-03-14T05:00:00Z")));
  }

  @Test
  void aPausedPipelineIsNotFiredAndAResumedOneIs() throws Exception {
    serve("0 30 9 * * ?", ZoneId.of("UTC"));
    assertFalse(isVetoed());

    courier.ledger().schedules().pause("winback", "anna", "promo moved");
    assertTrue(isVetoed());

    courier.ledger().schedules().resume("winback", "anna");
    assertFalse(isVetoed());
  }

  private boolean isVetoed() throws Exception {
    return scheduler()
        .getListenerManager()
        .getTriggerListener("pauses")
        .vetoJobExecution(trigger(), null);
  }

  private void serve(String cron, ZoneId zone) throws Exception {
    write(cron);
    Map<String, String> sets =
        Map.of("courier.clientDomain", "sirendenim", "courier.zone", zone.getId());
    Settings settings = Settings.load(home, sets, Map.of());
    courier = Courier.start(home, settings, Clock.systemUTC());
    pipelines =
        new LivePipelines(
            home,
            () -> settings,
            courier.routes().checkedBy(new OfflineCheck(home)::apart),
            courier.ledger().schedules(),
            new Heard(),
            Clock.systemUTC());
    pipelines.loadAll();
  }

  private void write(String cron) throws Exception {
    Files.writeString(home.pipelines().resolve("winback.camel.yaml"), PIPELINE.formatted(cron));
  }

  private Instant next(Instant after) {
    try {
      return trigger().getFireTimeAfter(Date.from(after)).toInstant();
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private Trigger trigger() throws Exception {
    Trigger trigger = scheduler().getTrigger(new TriggerKey("winback", "courier"));
    return assertInstanceOf(Fires.DueTrigger.class, trigger);
  }

  private Scheduler scheduler() {
    return courier.context().getComponent("quartz", QuartzComponent.class).getScheduler();
  }
}
