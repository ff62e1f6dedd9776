package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.COUNTS;
import static io.attentivecourier.ledger.Sample.DAY;
import static io.attentivecourier.ledger.Sample.NOON;
import static io.attentivecourier.ledger.Sample.begin;
import static io.attentivecourier.ledger.Sample.delivered;
import static io.attentivecourier.ledger.Sample.end;
import static io.attentivecourier.ledger.Sample.file;
import static io.attentivecourier.ledger.Sample.ledger;
import static io.attentivecourier.ledger.Sample.name;
import static io.attentivecourier.ledger.Sample.sealed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WhatIsLeftToDoIsFound {
  @TempDir private Path folder;
  @AutoClose private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = ledger(folder);
  }

  @Test
  void aRunIsUnfinishedUntilItEnds() {
    RunId run = begin(ledger, "winback");
    assertEquals(List.of(run), ledger.runs().unfinished());

    ledger.runs().end(end(run, RunState.FAILED, null));

    assertEquals(List.of(), ledger.runs().unfinished());
  }

  @ParameterizedTest
  @EnumSource(FileStep.class)
  void anEndedRunIsUnfinishedUntilItsFilesAreAtAFinalStep(FileStep step) {
    RunId run = sealed(ledger, "winback", file("Winback", 1));
    ledger.files().step(run, name(1), step, null);
    ledger.runs().end(end(run, RunState.FAILED, null));

    assertEquals(step.isFinal() ? List.of() : List.of(run), ledger.runs().unfinished());
    assertEquals(step.isFinal() ? 0 : 1, ledger.files().undelivered(run).size());
  }

  @Test
  void aSealedFileWithoutAStepIsUndelivered() {
    RunId run = sealed(ledger, "winback", file("Winback", 1), file("Vip", 2));
    ledger.runs().end(end(run, RunState.FAILED, null));
    ledger.files().step(run, name(1), FileStep.DELIVERED, null);

    assertEquals(List.of(file("Vip", 2)), ledger.files().undelivered(run));
    assertEquals(List.of(run), ledger.runs().unfinished());
  }

  @Test
  void aFileIsSealedByItsRunOnly() {
    RunId run = sealed(ledger, "winback", file("Winback", 1));
    RunId other = begin(ledger, "winback");

    assertEquals(Optional.of(file("Winback", 1)), ledger.files().sealed(run, name(1)));
    assertEquals(Optional.empty(), ledger.files().sealed(run, name(2)));
    assertEquals(Optional.empty(), ledger.files().sealed(other, name(1)));
  }

  @Test
  void olderUndeliveredFilesOfASegmentAreFound() {
    RunId waiting = sealed(ledger, "winback", file("Winback", 1), file("Vip", 2));
    delivered(ledger, "winback", file("Winback", 1));
    RunId packed = sealed(ledger, "pack", file("Pack", 3, List.of(new Part("Vip", 1))));
    RunId now = sealed(ledger, "winback", file("Winback", 1), file("Vip", 2));
    sealed(ledger, "winback", file("Vip", 2));

    assertEquals(
        List.of(
            new FileRepository.Undelivered(waiting, file("Vip", 2)),
            new FileRepository.Undelivered(packed, file("Pack", 3, List.of(new Part("Vip", 1))))),
        ledger.files().undeliveredBefore(now, Set.of("Vip", "Other")));
    assertEquals(
        List.of(new FileRepository.Undelivered(waiting, file("Winback", 1))),
        ledger.files().undeliveredBefore(now, Set.of("Winback")));
    assertEquals(List.of(), ledger.files().undeliveredBefore(now, Set.of()));
  }

  @Test
  void aDateKnowsItsDeliveredSegments() {
    delivered(ledger, "winback", file("Winback", 1), file("Pack", 2, List.of(new Part("Vip", 1))));
    RunId later = sealed(ledger, "aged", file("Aged", 3));
    ledger.files().step(later, name(3), FileStep.DELIVERED, null);
    ledger.files().step(later, name(3), FileStep.RENAMING, null);

    assertEquals(Map.of("Winback", name(1), "Vip", name(2)), ledger.deliveries().deliveredOn(DAY));
    assertEquals(Map.of(), ledger.deliveries().deliveredOn(DAY.plusDays(1)));
  }

  @Test
  void aSegmentBelongsToThePipelineThatDeliveredItFirst() {
    sealed(ledger, "planner", file("Winback", 1));
    delivered(ledger, "winback", file("Winback", 1));
    delivered(ledger, "copycat", file("Winback", 1));

    assertEquals(Map.of("Winback", "winback"), ledger.deliveries().owners());
  }

  @Test
  void aCanaryOwnsNothingAndCountsAsNoDelivery() {
    RunId canary = ledger.runs().begin("winback", DAY, RunKind.CANARY);
    ledger.files().seal(canary, COUNTS, List.of(file("Courier Canary", 1)));
    ledger.files().step(canary, name(1), FileStep.DELIVERED, null);

    assertEquals(Map.of(), ledger.deliveries().owners());
    assertEquals(Map.of(), ledger.deliveries().deliveredOn(DAY));
    assertEquals(List.of(), ledger.runs().starts("winback", DAY));
    assertFalse(ledger.deliveries().hasEverDelivered());
  }

  @Test
  void oneDeliveryIsEnoughForEver() {
    RunId run = sealed(ledger, "winback", file("Winback", 1));
    ledger.files().step(run, name(1), FileStep.RENAMING, null);
    assertFalse(ledger.deliveries().hasEverDelivered());

    ledger.files().step(run, name(1), FileStep.DELIVERED, null);

    assertTrue(ledger.deliveries().hasEverDelivered());
  }

  @ParameterizedTest
  @EnumSource(FileStep.class)
  void aNameIsRenamedByAnotherOnceItsRenameWasAskedFor(FileStep step) {
    RunId first = sealed(ledger, "winback", file("Winback", 1));
    RunId second = sealed(ledger, "winback", file("Winback", 1));
    ledger.files().step(first, name(1), step, null);

    boolean renamed = step == FileStep.RENAMING || step == FileStep.DELIVERED;
    assertEquals(renamed, ledger.deliveries().isRenamedByAnother(name(1), second));
    assertFalse(ledger.deliveries().isRenamedByAnother(name(1), first));
    assertFalse(ledger.deliveries().isRenamedByAnother(name(2), second));
  }

  /** A server that said no has put nothing there, whatever was noted before its answer. */
  @ParameterizedTest
  @CsvSource({
    "RENAMING, NAME_TAKEN, -, false",
    "RENAMING, RENAME_REFUSED, -, false",
    "RENAMING, NAME_TAKEN, DELIVERED, false",
    "RENAMING, NAME_TAKEN, UPLOADING, false",
    "RENAMING, NAME_TAKEN, RENAMING, true",
    "RENAMING, UNREACHABLE, -, true",
    "UPLOADING, NAME_TAKEN, -, false",
  })
  void aRenameThatWasRefusedIsNone(FileStep first, Reason failed, String then, boolean renamed) {
    RunId run = sealed(ledger, "winback", file("Winback", 1));
    RunId other = sealed(ledger, "winback", file("Winback", 1));
    ledger.files().step(run, name(1), first, null);
    ledger.files().step(run, name(1), FileStep.FAILED, failed);
    if (!then.equals("-")) {
      ledger.files().step(run, name(1), FileStep.valueOf(then), null);
    }
    assertEquals(renamed, ledger.deliveries().renaming(run, List.of(name(1))).contains(name(1)));
    assertEquals(renamed, ledger.deliveries().isRenamedByAnother(name(1), other));
    assertEquals(renamed ? List.of(run) : List.of(), ledger.deliveries().renamers(name(1)));
  }

  @Test
  void aPipelinesStartsOfADateAreKnown() {
    begin(ledger, "winback");
    begin(ledger, "winback");
    begin(ledger, "other");

    assertEquals(List.of(NOON, NOON), ledger.runs().starts("winback", DAY));
    assertEquals(List.of(), ledger.runs().starts("winback", DAY.plusDays(1)));
  }
}
