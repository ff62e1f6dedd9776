package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.COUNTS;
import static io.attentivecourier.ledger.Sample.DAY;
import static io.attentivecourier.ledger.Sample.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.SealedFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheNewestListOfASegmentIsKnown {
  private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));

  @TempDir private Path folder;

  @Test
  void aNewLedgerKnowsNone() {
    try (Ledger ledger = Sample.ledger(folder)) {
      assertEquals(List.of(), ledger.deliveries().last());
    }
  }

  @Test
  void ofTwoDaysTheLaterOneCounts() {
    deliverYesterday("Winback", 70);
    deliverYesterday("Vip", 7);
    try (Ledger ledger = Sample.ledger(folder)) {
      Sample.delivered(ledger, "winback", Sample.file("Winback", 1));

      assertEquals(
          List.of(
              new DeliveryRepository.LastDelivery("winback", "Winback", 1198, 22762, null, NOON),
              new DeliveryRepository.LastDelivery("winback", "Vip", 7, 22762, null, YESTERDAY)),
          ledger.deliveries().last());
    }
  }

  @Test
  void aLaterListThatWasNotDeliveredChangesNothing() {
    deliverYesterday("Winback", 70);
    try (Ledger ledger = Sample.ledger(folder)) {
      RunId run = Sample.sealed(ledger, "winback", Sample.file("Winback", 1));
      ledger.files().step(run, Sample.name(1), FileStep.FAILED, Reason.STALLED);

      assertEquals(YESTERDAY, ledger.deliveries().last().get(0).at());
    }
  }

  @Test
  void aListInTwoFilesIsOneAndAFileDeliveredTwiceIsToo() {
    try (Ledger ledger = Sample.ledger(folder)) {
      SealedFile first = part(1);
      RunId run = Sample.delivered(ledger, "winback", first, part(2));
      ledger.files().step(run, first.name(), FileStep.DELIVERED, null);

      assertEquals(
          List.of(new DeliveryRepository.LastDelivery("winback", "Winback", 60, 45524, null, NOON)),
          ledger.deliveries().last());
    }
  }

  @Test
  void aCanaryIsNoPipelinesList() {
    try (Ledger ledger = Sample.ledger(folder)) {
      RunId canary = ledger.runs().begin("winback", DAY, RunKind.CANARY);
      ledger.files().seal(canary, COUNTS, List.of(Sample.file("Courier Canary", 1)));
      ledger.files().step(canary, Sample.name(1), FileStep.DELIVERED, null);

      assertEquals(List.of(), ledger.deliveries().last());
    }
  }

  private static SealedFile part(int number) {
    return Sample.file("Winback " + number, number, List.of(new SealedFile.Part("Winback", 30)));
  }

  private void deliverYesterday(String segment, long rows) {
    Clock clock = Clock.fixed(YESTERDAY, ZoneOffset.UTC);
    try (Ledger ledger = Ledger.open(Sample.url(folder), clock)) {
      RunId run = ledger.runs().begin("winback", DAY.minusDays(1), RunKind.SEGMENTS);
      int number = ledger.files().numbers(DAY.minusDays(1), List.of(segment)).get(segment);
      SealedFile file = Sample.file(segment, number, List.of(new SealedFile.Part(segment, rows)));
      ledger.files().seal(run, COUNTS, List.of(file));
      ledger.files().step(run, file.name(), FileStep.DELIVERED, null);
    }
  }
}
