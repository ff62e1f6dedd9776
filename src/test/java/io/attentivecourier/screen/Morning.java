package io.attentivecourier.screen;

import io.attentivecourier.feed.SettableClock;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.ledger.RunPayload;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentOutcome.MemberChange;
import io.attentivecourier.run.SegmentOutcome.SegmentState;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The morning of a made-up brand, with something of everything. */
final class Morning implements AutoCloseable {
  static final LocalDate TODAY = LocalDate.parse("2026-11-26");

  /** A quarter past nine in New York. */
  private static final Instant NINE = Instant.parse("2026-11-26T14:15:00Z");

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<DayView.Configured> PIPELINES =
      List.of(
          new DayView.Configured("evening", "0 0 20 * * ?", ZONE),
          new DayView.Configured("weekly", "0 0 8 * * ?", ZONE));

  private final SettableClock clock = new SettableClock(NINE, ZoneOffset.UTC);
  private final Settings settings;
  private final Ledger ledger;

  Morning(Path folder) {
    Home home = Home.at(folder);
    settings = Settings.read(home, Map.of("courier.zone", ZONE.getId()), Map.of()).settings();
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), clock);
    yesterday();
    weekly();
    winback();
    lapsed();
    vip();
    tiers();
    signUps();
    set(NINE.plus(Duration.ofMinutes(135)));
  }

  private void set(Instant now) {
    clock.jump(Duration.between(clock.instant(), now));
  }

  private void yesterday() {
    set(NINE.minus(Duration.ofDays(1)));
    RunId run = ledger.runs().begin("winback", TODAY.minusDays(1), RunKind.SEGMENTS);
    deliver(run, new RunReport.Counts(1449, 0, Map.of()), "Winback", 1449, 1, null);
  }

  private void weekly() {
    PIPELINES.forEach(one -> ledger.schedules().note(one.pipeline(), one.cron(), one.zone()));
  }

  private void winback() {
    RunId run = begin("winback", RunKind.SEGMENTS, 0);
    Map<String, Long> rejected = Map.of("phone-shape", 2L, "segment-characters", 1L);
    deliver(run, new RunReport.Counts(1370, 6, rejected), "Winback", 1361, 1, change(12, 100));
  }

  private void lapsed() {
    RunId run = begin("lapsed", RunKind.SEGMENTS, 1);
    String lost = "Lapsed Buyers lost 3,000 of 5,000 rows (60 %), over 50 % and 100 rows";
    clock.forward(Duration.ofMillis(3800));
    ledger.runs().hold(run, List.of(new Hold("Lapsed Buyers", "drop", "60", lost)));
    SegmentOutcome held =
        SegmentOutcome.withoutFile(
            "Lapsed Buyers", 2000, change(0, 3000), SegmentState.HELD, "drop");
    end(
        run,
        RunState.HELD,
        Reason.DROP,
        new RunReport.Counts(2000, 0, Map.of()),
        List.of(held),
        "lapsed: 0 of 1 segment delivered; " + lost);
  }

  private void vip() {
    RunId held = begin("vip", RunKind.SEGMENTS, 2);
    end(
        held,
        RunState.HELD,
        Reason.NEW_LEDGER,
        new RunReport.Counts(1, 0, Map.of()),
        List.of(),
        "vip: the ledger is new");
    ledger.runs().note(new Act(Act.Kind.RELEASE, held, null, "Zoë 王", "first list of this home"));
    RunId run = begin("vip", RunKind.SEGMENTS, 3);
    deliver(run, new RunReport.Counts(1, 0, Map.of()), "VIP", 1, 2, null);
  }

  private void tiers() {
    RunId run = begin("tiers", RunKind.ATTRIBUTES, 4);
    RunReport.Counts counts = new RunReport.Counts(3963, 0, Map.of());
    ledger.requests().notePayload(run, new RunPayload(3951, 0, 1, List.of("Tier")));
    seal(run, counts, "attributes.jsonl", "tiers", 12, 1, null);
    ledger.requests().record(run, RequestResult.accepted(0, 12, "job-1"));
    clock.forward(Duration.ofSeconds(90));
    List<RunReport.PersonOutcome> outcomes =
        new ArrayList<>(Collections.nCopies(11, RunReport.PersonOutcome.APPLIED));
    outcomes.add(RunReport.PersonOutcome.REFUSED);
    OpenJob.JobEnd end =
        new OpenJob.JobEnd("job-1", "COMPLETED", outcomes, Map.of("status-400", 1L), Map.of());
    ledger.requests().endJob(run, end);
    end(run, RunState.PARTIAL, null, null, List.of(), "tiers: 12 people sent, 11 applied");
  }

  private void signUps() {
    RunId run = begin("signups", RunKind.SUBSCRIBERS, 5);
    String why =
        "nobody is known to have been asked from this home (key 3f2a91c07b5d44ee): whom an earlier"
            + " or another home asked would be texted again";
    ledger.runs().hold(run, List.of(new Hold(null, "new-ledger", null, why)));
    end(
        run,
        RunState.HELD,
        Reason.NEW_LEDGER,
        new RunReport.Counts(1361, 0, Map.of()),
        List.of(),
        "signups: 1,361 people to send; " + why);
  }

  private RunId begin(String pipeline, RunKind kind, int minutes) {
    set(NINE.plus(Duration.ofMinutes(minutes)));
    return ledger.runs().begin(pipeline, TODAY, kind);
  }

  private static MemberChange change(long added, long removed) {
    return new MemberChange(added, removed, 1349);
  }

  private void deliver(
      RunId run,
      RunReport.Counts counts,
      String segment,
      long rows,
      int number,
      MemberChange change) {
    String name =
        "sirendenim_subscriber_segment_%s_%d.csv"
            .formatted(run.date().toString().replace("-", ""), number);
    clock.forward(Duration.ofSeconds(10));
    seal(run, counts, name, segment, rows, number, change);
    ledger.files().step(run, name, FileStep.UPLOADING, null);
    clock.forward(Duration.ofSeconds(2));
    ledger.files().step(run, name, FileStep.DELIVERED, null);
    end(run, RunState.WHOLE, null, null, List.of(), "1 segment whole");
  }

  private void seal(
      RunId run,
      RunReport.Counts counts,
      String name,
      String owner,
      long rows,
      int number,
      MemberChange change) {
    List<SealedFile.Part> parts = List.of(new SealedFile.Part(owner, rows, change));
    ledger
        .files()
        .seal(
            run,
            counts,
            List.of(
                new SealedFile(
                    name,
                    owner,
                    number,
                    rows * 19,
                    "51465d459fa5".repeat(6).substring(0, 64),
                    parts)));
  }

  private void end(
      RunId run,
      RunState state,
      Reason reason,
      RunReport.Counts counts,
      List<SegmentOutcome> others,
      String message) {
    ledger.runs().end(new RunEnd(run, state, reason, false, counts, others, message));
  }

  Ledger ledger() {
    return ledger;
  }

  TimeNotes notes() {
    return new TimeNotes(settings, PIPELINES, ledger, clock);
  }

  List<LedgerEntry> entries() {
    return LedgerEntry.on(ledger, TODAY, PIPELINES, clock.instant());
  }

  RunRecord run(String id) {
    return RunRecord.of(ledger, ledger.reports().of(RunId.parse(id)).orElseThrow());
  }

  @Override
  public void close() {
    ledger.close();
  }
}
