package io.attentivecourier.pickup;

import static io.attentivecourier.pickup.PickupFixture.NAME;
import static io.attentivecourier.pickup.PickupFixture.PART;
import static io.attentivecourier.pickup.PickupFixture.RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same status means another thing at each step, and who reads of it is told both. */
class EachAnswerHasItsReasonTest {
  @TempDir Path folder;
  @AutoClose private StandInScene scene;

  @BeforeEach
  void start() throws Exception {
    scene = new StandInScene(folder);
  }

  private void everyStep(PickupSession session) throws Exception {
    session.list();
    scene.deliver(session);
    Files.writeString(scene.uploads.resolve(PART), "half");
    session.delete(PART);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvFileSource(resources = "/pickup/answers.csv", numLinesToSkip = 1)
  void theStepAndItsStatusDecide(
      SftpFailure.SftpFailureKind request, int status, String reason, boolean again, String step) {
    scene.server.faults().always(SftpFailure.answer(request, status));
    try (PickupSession session = scene.open()) {
      PickupFault fault = assertThrows(PickupFault.class, () -> everyStep(session));

      String said = fault.getMessage();
      assertEquals(reason, fault.reason().id(), said);
      assertEquals(again, fault.isWorthRetry());
      assertTrue(said.contains(step + " was answered "), said);
      assertTrue(said.contains("(SFTP status " + status + ")"), said);
      assertFalse(said.contains("as asked"), "no text of the server's: " + said);
    }
  }

  /** Such a rename goes over nothing, and nobody can look whether it happened. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2, name-refused, the server takes temporary names away",
    "3, rename-refused, rename was answered permission denied",
    "4, name-taken, where an earlier rename had no answer",
    "11, name-taken, where an earlier rename had no answer",
    "15, receiver-full, rename was answered quota exceeded",
    "20, name-refused, rename was answered invalid filename"
  })
  void aRenameIsJudgedByItsStatusWhereNobodyMayLook(int status, String reason, String words) {
    scene
        .server
        .faults()
        .always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_RENAME, status));
    try (PickupSession session = scene.pickup(false).open()) {
      PickupFault fault = assertThrows(PickupFault.class, () -> scene.deliver(session));
      assertEquals(reason, fault.reason().id(), fault.getMessage());
      assertTrue(fault.getMessage().contains(words), fault.getMessage());
    }
    assertEquals(List.of(PART), scene.names());
  }

  @ParameterizedTest(name = "{0} channels")
  @ValueSource(ints = {1, 2})
  void aFolderThatNobodyLooksIntoIsDeliveredTo(int channels) throws Exception {
    if (channels == 1) {
      scene.server.faults().always(SftpFailure.refuseSecondChannel());
    }
    try (PickupSession session = scene.pickup(false).open()) {
      scene.deliver(session);
      assertThrows(IllegalStateException.class, () -> session.size(NAME));
      PickupFault taken = assertThrows(PickupFault.class, () -> scene.deliver(session));
      assertEquals("name-taken", taken.reason().id(), taken.getMessage());
    }
    assertEquals(0, scene.server.traffic().listings());
    assertEquals(-1, Files.mismatch(scene.file, scene.uploads.resolve(NAME)));
  }

  @Test
  void anUploadThatIsGoneBeforeItsRenameIsNotFedAgain() {
    Pickup pickup = scene.pickup(true);
    try (PickupSession session = pickup.open()) {
      PickupFault fault = assertThrows(PickupFault.class, () -> pickup.rename(session, NAME, RUN));
      assertEquals("name-refused", fault.reason().id(), fault.getMessage());
      assertTrue(fault.getMessage().contains("takes temporary names away"), fault.getMessage());
    }
  }

  @ParameterizedTest(name = "status {0}")
  @ValueSource(ints = {4, 5, 8})
  void aStatThatTellsNothingIsFollowedByOneListing(int status) {
    scene
        .server
        .faults()
        .always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_STAT, status));
    try (PickupSession session = scene.open()) {
      assertEquals(-1, session.size(NAME));
      assertEquals(1, scene.server.traffic().listings());

      scene.deliver(session);

      assertTrue(session.size(NAME) > 0);
      assertEquals(List.of(NAME), scene.names());
    }
  }

  @Test
  void aServerOfOneChannelIsListedAfterSuchAStatToo() {
    scene.server.faults().always(SftpFailure.refuseSecondChannel());
    scene.server.faults().always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_STAT, 4));
    try (PickupSession session = scene.open()) {
      scene.deliver(session);
      assertTrue(session.size(NAME) > 0);
    }
  }

  @Test
  void aStatThatTellsNothingInAFolderThatCannotBeListedIsTheListing() {
    scene.server.faults().always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_STAT, 4));
    scene.server.faults().always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_LIST, 3));
    try (PickupSession session = scene.open()) {
      PickupFault fault = assertThrows(PickupFault.class, () -> session.size(NAME));
      assertEquals("folder-closed", fault.reason().id());
      assertTrue(fault.getMessage().contains("list was answered permission denied"));
    }
  }

  @Test
  void aQuotaInTheMiddleOfAFileLeavesNoHalf() {
    scene.server.faults().once(SftpFailure.answerWrite(50_000, 15));
    try (PickupSession session = scene.open()) {
      PickupFault fault = assertThrows(PickupFault.class, () -> scene.deliver(session));
      assertEquals("receiver-full", fault.reason().id());
      assertTrue(fault.getMessage().contains("write was answered quota exceeded"));
      assertEquals(List.of(), scene.names());

      scene.deliver(session);
    }
  }

  @Test
  void aHalfThatCannotBeRemovedIsWrittenOver() throws Exception {
    Files.writeString(scene.uploads.resolve(PART), "x".repeat(300_000));
    scene.server.faults().always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_REMOVE, 3));
    try (PickupSession session = scene.open()) {
      scene.deliver(session);
    }
    assertEquals(-1, Files.mismatch(scene.file, scene.uploads.resolve(NAME)));
  }

  /**
   * A server that takes names such as *.csv alone makes nothing of ours visible by the question.
   */
  @Test
  void whetherOnlyTheTemporaryNameIsRefusedIsAskedWithoutMakingAFile() {
    scene
        .server
        .faults()
        .always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_OPEN_OF_PART, 3));
    try (PickupSession session = scene.open()) {
      PickupFault fault = assertThrows(PickupFault.class, () -> scene.deliver(session));
      assertTrue(fault.getMessage().contains(PART + " is refused, and " + NAME + " is not"));
      assertTrue(fault.reason().fix().contains("courier.sftp.publish=direct"));
    }
    assertEquals(List.of(), scene.names());
    assertEquals(List.of(), scene.server.folder().refusals());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "of yesterday\n"})
  void aListThatLiesThereIsNotOpenedToAsk(String text) throws Exception {
    Files.writeString(scene.uploads.resolve(NAME), text);
    scene
        .server
        .faults()
        .always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_OPEN_OF_PART, 3));
    try (PickupSession session = scene.open()) {
      PickupFault fault = assertThrows(PickupFault.class, () -> scene.deliver(session));
      assertEquals("folder-closed", fault.reason().id(), fault.getMessage());
    }
    assertEquals(text, Files.readString(scene.uploads.resolve(NAME)));
  }

  /** What JSch has not read yet would be the answer to the next question. */
  @Test
  void aConnectionOfAnUnclearAnswerIsEnded() throws Exception {
    try (PickupSession session = scene.open()) {
      session.list();
      List<Thread> threads = PickupFixture.sessionThreads();
      scene.server.faults().once(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_LIST, 4));
      assertThrows(PickupFault.class, session::list);
      PickupFixture.assertEnded(threads);
      assertEquals(List.of(), session.list());
    }
    assertEquals(2, scene.server.traffic().loginsTried());
  }

  @Test
  void whatCannotBeGivenBackIsToldBesideTheFault() {
    scene.server.faults().once(SftpFailure.answerWrite(50_000, 15));
    scene.server.faults().always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_REMOVE, 3));
    try (PickupSession session = scene.open()) {
      PickupFault full = assertThrows(PickupFault.class, () -> scene.deliver(session));
      assertEquals("receiver-full", full.reason().id());
      assertTrue(full.getSuppressed()[0].getMessage().contains("delete was answered"));
    }
  }

  @Test
  void aServerThatTakesTemporaryNamesAwayIsToldAndNotFedAgain() {
    scene.server.faults().always(SftpFailure.takePart());
    Pickup pickup = scene.pickup(true);
    try (PickupSession session = scene.open()) {
      pickup.upload(session, scene.file, NAME, RUN);
      PickupFault fault =
          assertThrows(PickupFault.class, () -> pickup.check(session, scene.file, NAME, RUN));

      assertEquals("name-refused", fault.reason().id());
      assertFalse(fault.isWorthRetry());
      assertTrue(fault.getMessage().contains("takes temporary names away"), fault.getMessage());
    }
  }

  @Test
  void aServerThatEndsTheFirstChannelForTheSecondIsNotAskedForOneAgain() {
    scene.server.faults().always(SftpFailure.endFirstChannel());
    try (PickupSession session = scene.open()) {
      assertThrows(PickupFault.class, () -> scene.deliver(session));

      scene.deliver(session);
    }
    assertEquals(List.of(NAME), scene.names());
  }
}
