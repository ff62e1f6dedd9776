package io.attentivecourier.pickup;

import static io.attentivecourier.pickup.PickupFixture.NAME;
import static io.attentivecourier.pickup.PickupFixture.PART;
import static io.attentivecourier.pickup.PickupFixture.RUN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.run.Reason;
import io.attentivecourier.standin.sftp.FaultySftp;
import io.attentivecourier.standin.sftp.SftpFailure;
import io.attentivecourier.standin.sftp.SftpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of the receiver, against the stand-in, whose root is virtual as Attentive's is. */
class APickupInTroubleTest {
  private static final int ROWS = 100_000;

  @TempDir Path folder;
  @AutoClose private final PickupFixture fixture = new PickupFixture();
  private Path root;
  private Path uploads;
  private Path file;
  @AutoClose private FaultySftp server;

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    uploads = root.resolve("uploads");
    file = PickupFixture.segment(folder, "Winback", ROWS);
    server = FaultySftp.start(SftpOptions.at(root, "sirendenim"));
    Files.writeString(folder.resolve("known_hosts"), server.knownHostsLine() + "\n");
  }

  private PickupAddress address(String directory) {
    return new PickupAddress(
        server.host(),
        server.port(),
        server.username(),
        server.password(),
        null,
        null,
        folder.resolve("known_hosts"),
        directory,
        10_000_000);
  }

  private Pickup pickup() {
    return fixture.pickup(address("/uploads"));
  }

  private void deliver(Pickup pickup, PickupSession session) {
    pickup.upload(session, file, NAME, RUN);
    pickup.check(session, file, NAME, RUN);
    PickupFixture.publish(pickup, session, false);
  }

  private static PickupFault fault(Reason reason, boolean worthRetry, Executable call) {
    PickupFault fault = assertThrows(PickupFault.class, call);
    assertEquals(reason, fault.reason());
    assertEquals(worthRetry, fault.isWorthRetry());
    return fault;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(uploads)) {
      return files.map(found -> found.getFileName().toString()).sorted().toList();
    }
  }

  private void assertWhole() throws IOException {
    assertEquals(List.of(NAME), names());
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(uploads.resolve(NAME)));
  }

  @Test
  void theSlashOfUploadsIsTheRootThatTheServerShows() throws IOException {
    Pickup pickup = pickup();
    try (PickupSession session = pickup.open()) {
      deliver(pickup, session);
    }
    assertWhole();
    assertEquals(1, server.traffic().sessionsOpened());
  }

  @Test
  void aFolderWithoutASlashStartsAtTheLogin() throws IOException {
    Pickup pickup = fixture.pickup(address("uploads"));
    try (PickupSession session = pickup.open()) {
      deliver(pickup, session);
    }
    assertWhole();
  }

  @Test
  void aDropInAnUploadIsMadeGoodByTheNextTryOnTheSameSession() throws IOException {
    server.faults().once(SftpFailure.dropConnectionAt(300_000));
    Pickup pickup = pickup();
    try (PickupSession session = pickup.open()) {
      fault(Reason.UNREACHABLE, true, () -> pickup.upload(session, file, NAME, RUN));
      assertEquals(List.of(PART), names(), "no half file under the final name");

      deliver(pickup, session);
    }
    assertWhole();
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(longs = {0, 300_000})
  void aServerThatKeepsLessThanItWasSentIsFoundBeforeTheRename(long kept) throws IOException {
    server.faults().once(SftpFailure.silentlyShortAt(kept));
    Pickup pickup = pickup();
    try (PickupSession session = pickup.open()) {
      pickup.upload(session, file, NAME, RUN);

      PickupFault less =
          fault(Reason.UNREACHABLE, true, () -> pickup.check(session, file, NAME, RUN));
      assertTrue(less.getMessage().matches(".* arrived with \\d+ of 1900000 bytes"));
      assertEquals(List.of(), names());

      deliver(pickup, session);
    }
    assertWhole();
  }

  @Test
  void aFullDiskIsNamedAndItsHalfFileGivenBack() throws IOException {
    server.faults().once(SftpFailure.noSpaceAt(300_000));
    Pickup pickup = pickup();
    try (PickupSession session = pickup.open()) {
      fault(Reason.RECEIVER_FULL, true, () -> pickup.upload(session, file, NAME, RUN));
      assertEquals(List.of(), names());

      deliver(pickup, session);
    }
    assertWhole();
  }

  @Test
  void aStalledUploadIsCutAtItsDeadline() throws Exception {
    server.faults().always(SftpFailure.stallWritesAt(300_000));
    Pickup pickup = fixture.pickup(address("/uploads"), Duration.ofSeconds(1));
    try (PickupSession session = pickup.open()) {
      fault(Reason.STALLED, true, () -> pickup.upload(session, file, NAME, RUN));
      server.faults().clear();

      deliver(pickup, session);
    }
    assertWhole();
  }

  /** The server stops taking when the client has read a part of the file, and a part changes. */
  @Test
  void theHashIsThatOfTheBytesThatWereSent() throws Exception {
    file = PickupFixture.segment(folder, "Winback", 10 * ROWS);
    String before = FileHash.sha256(file);
    server.faults().once(SftpFailure.stallWritesAt(300_000));
    Pickup pickup = pickup();
    try (PickupSession session = pickup.open()) {
      var sent = CompletableFuture.supplyAsync(() -> pickup.upload(session, file, NAME, RUN));
      assertTrue(server.faults().awaitStalled(Duration.ofSeconds(20)));
      PickupFixture.overwriteEnd(file);
      server.faults().clear();

      assertNotEquals(before, sent.get());
      assertEquals(sent.get(), FileHash.sha256(uploads.resolve(PART)));
    }
  }

  @Test
  void aRefusedRenameKeepsTheUploadAndIsNotRetried() throws IOException {
    server.faults().once(SftpFailure.refuseRename());
    Pickup pickup = pickup();
    try (PickupSession session = pickup.open()) {
      fault(Reason.RENAME_REFUSED, false, () -> deliver(pickup, session));

      assertEquals(1, session.list().size());
      assertEquals(1, server.traffic().loginsTried(), "a clear no ends no connection");
    }
    assertEquals(List.of(PART), names());
  }

  @Test
  void aRefusedReplacementLeavesTheOldFileUntouched() throws IOException {
    Pickup pickup = pickup();
    Path second = PickupFixture.segment(folder, "Winback", 10);
    try (PickupSession session = pickup.open()) {
      deliver(pickup, session);
      server.faults().once(SftpFailure.refuseOverwrite());
      pickup.upload(session, second, NAME, RUN);

      fault(Reason.RENAME_REFUSED, false, () -> PickupFixture.publish(pickup, session, true));
    }
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(uploads.resolve(NAME)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025550100,Winback\n", ""})
  void aForeignFileUnderTheNameIsLeftAsItIs(String text) throws IOException {
    Files.writeString(uploads.resolve(NAME), text);
    Pickup pickup = pickup();
    try (PickupSession session = pickup.open()) {
      fault(Reason.NAME_TAKEN, false, () -> deliver(pickup, session));
    }
    assertEquals(text, Files.readString(uploads.resolve(NAME)));
  }

  @Test
  void closingASessionWhoseServerIsGoneSaysNothing() {
    PickupSession session = pickup().open();
    session.list();
    server.close();

    session.close();
    session.close();
  }
}
