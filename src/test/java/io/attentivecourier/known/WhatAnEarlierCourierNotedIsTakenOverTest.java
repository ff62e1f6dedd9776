package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Locks;
import io.attentivecourier.home.Trees;
import io.attentivecourier.known.AskedPeople.AskedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatAnEarlierCourierNotedIsTakenOverTest {
  private static final long[] ALL = {0, 1, 2, 5, Long.MAX_VALUE, Long.MIN_VALUE, -7, -1};
  private static final List<String> KEPT =
      List.of("subscribers.asked.imported", "subscribers.asking.imported");

  @TempDir Path root;
  @AutoClose private AskingHome home;

  @BeforeEach
  void open() {
    home = new AskingHome(root);
  }

  /** Five of them sorted, and three who came since. */
  private EarlierAsked written() throws IOException {
    return home.earlier()
        .sorted(3, LongStream.of(1, 5, Long.MAX_VALUE, Long.MIN_VALUE, -1))
        .log(3, -7, 0, 2);
  }

  /** An operator had looked under the earlier courier. */
  private void looked() {
    home.ledger.people().acknowledge(Home.KEY, null);
  }

  private void assertTakenOver() throws IOException {
    assertEquals(AskedState.KNOWN, home.state());
    assertEquals(Arrays.stream(ALL).boxed().toList(), home.known(ALL));
    for (long hash : ALL) {
      assertFalse(home.intend(hash));
    }
    assertEquals(ALL.length, home.total());
  }

  @Test
  void everybodyIsTakenOverAndNobodyIsAskedAgain() throws IOException {
    looked();
    written();
    assertTakenOver();
    assertTrue(home.asked().isAcknowledged());
    assertTrue(home.intend(3));
    assertEquals(AskedState.KNOWN, home.state());
  }

  @Test
  void theFilesAreKeptUnderAnotherName() throws IOException {
    looked();
    byte[] sorted = Files.readAllBytes(written().sorted());
    home.state();
    assertEquals(KEPT, home.files());
    assertArrayEquals(sorted, Files.readAllBytes(home.home.people().resolve(KEPT.get(0))));
  }

  /** What was never acknowledged is not open by it. */
  @Test
  void aLedgerThatIsNewIsNotOpenedByIt() throws IOException {
    written();
    assertEquals(AskedState.KNOWN, home.state());
    assertFalse(home.asked().isAcknowledged());
  }

  /** Before the transaction, after it, after the mark, and after each rename. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void whereverItWasKilledItIsGoneOnWith(int step) throws IOException {
    looked();
    EarlierAsked files = written();
    byte[] sorted = Files.readAllBytes(files.sorted());
    byte[] log = Files.readAllBytes(files.log());
    home.backUp("before");
    home.state();
    if (step < 3) {
      Files.write(files.sorted(), sorted);
      Files.delete(home.home.people().resolve(KEPT.get(0)));
    }
    Files.write(files.log(), log);
    Files.delete(home.home.people().resolve(KEPT.get(1)));
    if (step < 2) {
      Files.delete(home.mark());
    }
    if (step == 0) {
      home.restore("before");
    }
    assertTakenOver();
    assertEquals(KEPT, home.files());
    assertTrue(Files.exists(home.mark()));
  }

  @Test
  void aFileThatIsMarkedIsOnlyRenamed() throws IOException {
    looked();
    written();
    home.state();
    written();
    assertTakenOver();
    assertEquals(
        List.of(
            "subscribers.asked.imported",
            "subscribers.asked.imported.2",
            "subscribers.asking.imported",
            "subscribers.asking.imported.2"),
        home.files());
  }

  /** One of them alone is no whole note, but this one is known. */
  @Test
  void aMarkedFileAloneIsOnlyRenamed() throws IOException {
    looked();
    written();
    home.state();
    Files.delete(written().log());
    assertTakenOver();
    Files.delete(written().sorted());
    assertTakenOver();
  }

  /** An older pair that is brought back holds nobody new, and takes nobody away. */
  @Test
  void anOlderPairAddsToWhatIsKnown() throws IOException {
    looked();
    written();
    home.state();
    home.earlier().sorted(1, LongStream.of(1)).log(1, 5, 9);
    assertTakenOver(9);
  }

  private void assertTakenOver(long more) throws IOException {
    assertEquals(AskedState.KNOWN, home.state());
    assertEquals(ALL.length + 1, home.total());
    assertFalse(home.intend(more));
  }

  /** The sorted file is in place, and the log that was merged into it still there. */
  @Test
  void aPairThatTheEarlierCourierLeftInAMergeIsWhole() throws IOException {
    looked();
    home.earlier().sorted(4, LongStream.of(ALL)).log(3, -7, 0, 2);
    assertTakenOver();
  }

  @Test
  void anEmptyFirstLogIsNobody() throws IOException {
    home.earlier().log(0);
    assertEquals(AskedState.NEW, home.state());
    assertEquals(0, home.total());
  }

  /** A short or zero end was never forced, so its request never went out. */
  @Test
  void aTornLastEntryDoesNotCount() throws IOException {
    byte[] whole = Files.readAllBytes(home.earlier().sorted(0, LongStream.of()).log(0, 1, 2).log());
    for (int length = whole.length - 15; length < whole.length; length++) {
      assertOnlyTheFirst(Arrays.copyOf(whole, length));
    }
    assertOnlyTheFirst(Arrays.copyOf(Arrays.copyOf(whole, whole.length - 16), whole.length));
  }

  private void assertOnlyTheFirst(byte[] log) throws IOException {
    Trees.delete(home.home.people());
    Files.deleteIfExists(home.mark());
    home.loseTheLedger();
    Files.write(home.earlier().sorted(0, LongStream.of()).log(), log);
    assertEquals(AskedState.KNOWN, home.state());
    assertEquals(List.of(1L), home.known(1, 2));
  }

  @Test
  void noDamagedFileIsTakenOver() throws IOException {
    looked();
    EarlierAsked files = written();
    for (Path file : List.of(files.log(), files.sorted())) {
      byte[] good = Files.readAllBytes(file);
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(file, bad);
        assertNotTakenOver(AskedState.DAMAGED);
      }
      Files.write(file, good);
    }
    assertTakenOver();
  }

  private void assertNotTakenOver(AskedState state) throws IOException {
    assertEquals(state, home.state());
    assertEquals(0, home.total());
    assertFalse(Files.exists(home.mark()));
    assertEquals(List.of("subscribers.asked", "subscribers.asking"), home.files());
  }

  @Test
  void aFileThatIsGoneOrOfAnotherDayIsNotNobody() throws IOException {
    looked();
    home.earlier().sorted(3, LongStream.of(1)).log(5, 2);
    assertNotTakenOver(AskedState.DAMAGED);
    home.earlier().sorted(4, LongStream.of(1)).log(2, 2);
    assertNotTakenOver(AskedState.DAMAGED);
    home.earlier().sorted(2, LongStream.of(1)).log(3, 2);
    assertNotTakenOver(AskedState.DAMAGED);
    Files.delete(home.earlier().sorted());
    assertEquals(AskedState.DAMAGED, home.state());
    Files.delete(written().log());
    assertEquals(AskedState.DAMAGED, home.state());
    home.earlier().log(0, 1);
    Files.delete(home.earlier().sorted());
    assertEquals(AskedState.DAMAGED, home.state());
  }

  @Test
  void filesOfAnotherKeyAreNotTakenOver() throws IOException {
    looked();
    home.earlier("ffffffff").sorted(0, LongStream.of(1)).log(0, 2);
    assertNotTakenOver(AskedState.OTHER_KEY);
    home.earlier().log(0, 2);
    assertNotTakenOver(AskedState.OTHER_KEY);
  }

  /** They are kept, and nothing reads them any more. */
  @Test
  void whatCannotBeTakenOverIsSetAsideOnceAnOperatorHasLooked() throws IOException {
    home.earlier("ffffffff").sorted(0, LongStream.of(1)).log(0, 2);
    home.acknowledged();
    assertEquals(AskedState.KNOWN, home.state());
    assertTrue(home.intend(1));
    assertEquals(List.of("subscribers.asked.1", "subscribers.asking.1"), home.files());
  }

  /** With the key that they are of, they are taken over. */
  @Test
  void anAcknowledgementTakesOverWhatItCan() throws IOException {
    written();
    home.acknowledged();
    assertTakenOver();
    assertEquals(KEPT, home.files());
  }

  /** It holds this lock for each entry; after the renames it finds no log to append to. */
  @Test
  void anEarlierCourierThatStillRunsAppendsNothingMeanwhile() throws Exception {
    looked();
    written();
    CompletableFuture<AskedState> taken;
    try (Locks.Held appending = new Locks(home.home.people()).lock("asked")) {
      taken = CompletableFuture.supplyAsync(this::state);
      assertThrows(TimeoutException.class, () -> taken.get(300, TimeUnit.MILLISECONDS));
      home.earlier().log(3, -7, 0, 2, 8);
    }
    assertEquals(AskedState.KNOWN, taken.get(60, TimeUnit.SECONDS));
    assertFalse(home.intend(8));
    assertEquals(KEPT, home.files());
  }

  private AskedState state() {
    try {
      return home.state();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** A ledger of before the upgrade comes back, and what was asked since is not in the files. */
  @Test
  void aBackupOfBeforeIsHeldThoughItsFilesAreTakenOver() throws IOException {
    looked();
    home.backUp("before");
    written();
    home.state();
    home.intend(3);
    home.restore("before");
    written();
    assertEquals(AskedState.OLDER, home.state());
    assertEquals(ALL.length, home.total());
  }
}
