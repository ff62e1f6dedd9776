package io.attentivecourier.page;

import io.attentivecourier.feed.SettableClock;
import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentOutcome.MemberChange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The ledger of a made-up brand, whose runs take the time that they would. */
final class BrandLedger {
  private final SettableClock clock =
      new SettableClock(Instant.parse("2026-11-26T14:00:00Z"), ZoneOffset.UTC);
  private final Ledger ledger;
  private int number;

  BrandLedger(Path file) {
    ledger = Ledger.open("jdbc:sqlite:" + file, clock);
  }

  Ledger ledger() {
    return ledger;
  }

  Clock clock() {
    return clock;
  }

  /** The numbers of files begin anew. */
  void beginDay() {
    number = 0;
  }

  /** A list as a run reads it. */
  record ListOfPeople(String segment, long rows, MemberChange change) {}

  static ListOfPeople list(String segment, long rows, long added, long removed) {
    return new ListOfPeople(segment, rows, new MemberChange(added, removed, rows - added));
  }

  void deliver(RunId run, ListOfPeople... lists) {
    long rows = List.of(lists).stream().mapToLong(ListOfPeople::rows).sum();
    RunReport.Counts counts = new RunReport.Counts(rows + 3, 1, Map.of("phone-shape", 2L));
    forward(12);
    sealAll(run, counts, List.of(lists));
    end(run, RunState.WHOLE, null, counts, List.of(), run.pipeline() + ": all segments delivered");
  }

  void sealAll(RunId run, RunReport.Counts counts, List<ListOfPeople> lists) {
    List<SealedFile> files =
        lists.stream()
            .map(
                one ->
                    file(
                        "sirendenim_subscriber_segment_%s_%d.csv"
                            .formatted(run.date().toString().replace("-", ""), ++number),
                        one.segment(),
                        one))
            .toList();
    ledger.files().seal(run, counts, files);
    for (SealedFile file : files) {
      for (FileStep step :
          List.of(FileStep.UPLOADING, FileStep.STORED, FileStep.RENAMING, FileStep.DELIVERED)) {
        forward(1);
        ledger.files().step(run, file.name(), step, null);
      }
    }
  }

  SealedFile file(String name, String owner, ListOfPeople list) {
    return new SealedFile(
        name,
        owner,
        Math.max(1, number),
        list.rows() * 19,
        "51465d459fa5".repeat(6).substring(0, 64),
        List.of(new SealedFile.Part(list.segment(), list.rows(), list.change())));
  }

  void end(
      RunId run,
      RunState state,
      Reason reason,
      RunReport.Counts counts,
      List<SegmentOutcome> others,
      String message) {
    ledger.runs().end(new RunEnd(run, state, reason, false, counts, others, message));
  }

  void at(LocalDate date, int hour, int minute) {
    Instant then = date.atTime(hour, minute).atZone(BrandMorning.ZONE).toInstant();
    clock.jump(Duration.between(clock.instant(), then));
  }

  void forward(int seconds) {
    clock.forward(Duration.ofSeconds(seconds));
  }
}
