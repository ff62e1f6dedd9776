package io.attentivecourier.pickup;

import static io.attentivecourier.pickup.PickupFixture.NAME;
import static io.attentivecourier.pickup.PickupFixture.PART;
import static io.attentivecourier.pickup.PickupFixture.RUN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.run.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class APickupOnOpenSshTest {
  @RegisterExtension static final OpenSsh server = OpenSsh.ofClass("ed25519");

  @TempDir Path folder;
  @AutoClose private final PickupFixture fixture = new PickupFixture();
  private Path uploads;

  @BeforeEach
  void start() throws Exception {
    uploads = Files.createDirectories(folder.resolve("deep/below/uploads"));
  }

  private void deliver(Pickup pickup, Path file, boolean mayReplace) {
    try (PickupSession session = pickup.open()) {
      pickup.upload(session, file, NAME, RUN);
      pickup.check(session, file, NAME, RUN);
      PickupFixture.publish(pickup, session, mayReplace);
    }
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(uploads)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileLandsInTheAbsoluteFolderUnderItsNameAlone() throws Exception {
    Path file = PickupFixture.segment(folder, "Winback", 50_000);

    deliver(fixture.pickup(server.address(uploads)), file, false);

    assertEquals(List.of(NAME), names());
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(uploads.resolve(NAME)));
  }

  @Test
  void aReplacementTakesOneRename() throws Exception {
    Pickup pickup = fixture.pickup(server.address(uploads));
    deliver(pickup, PickupFixture.segment(folder, "Winback", 10), false);
    Path second = PickupFixture.segment(folder, "Winback", 20);

    deliver(pickup, second, true);

    assertArrayEquals(Files.readAllBytes(second), Files.readAllBytes(uploads.resolve(NAME)));
  }

  @Test
  void aServerWithoutPosixRenameKeepsTheOldFile() throws Exception {
    Path file = PickupFixture.segment(folder, "Winback", 10);
    try (OpenSsh plain = OpenSsh.start(folder.resolve("plain"), "-P posix-rename")) {
      Pickup pickup = fixture.pickup(plain.address(uploads));
      deliver(pickup, file, false);
      Path second = PickupFixture.segment(folder, "Winback", 20);

      PickupFault fault = assertThrows(PickupFault.class, () -> deliver(pickup, second, true));

      assertEquals(Reason.RENAME_REFUSED, fault.reason());
      assertFalse(fault.isWorthRetry());
    }
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(uploads.resolve(NAME)));
    assertEquals(List.of(NAME, PART), names());
  }

  @Test
  void aNameThatIsTakenIsLeftAsItIs() throws Exception {
    Files.writeString(uploads.resolve(NAME), "not ours\n");
    Path file = PickupFixture.segment(folder, "Winback", 10);

    PickupFault fault =
        assertThrows(
            PickupFault.class, () -> deliver(fixture.pickup(server.address(uploads)), file, false));

    assertEquals(Reason.NAME_TAKEN, fault.reason());
    assertFalse(fault.isWorthRetry());
    assertEquals("not ours\n", Files.readString(uploads.resolve(NAME)));
  }

  @Test
  void aForeignFileIsNotOverwrittenByAnUploadUnderItsName() throws Exception {
    Files.writeString(uploads.resolve(NAME), "not ours\n");
    Path file = PickupFixture.segment(folder, "Winback", 10);
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      PickupFault fault = assertThrows(PickupFault.class, () -> session.put(file, NAME));

      assertEquals(Reason.NAME_TAKEN, fault.reason());
      assertEquals("not ours\n", Files.readString(uploads.resolve(NAME)));
    }
  }

  @Test
  void anEarlierTryOfTheSameRunIsReplaced() throws Exception {
    Files.writeString(uploads.resolve(PART), "x".repeat(100_000));
    Path file = PickupFixture.segment(folder, "Winback", 10);

    deliver(fixture.pickup(server.address(uploads)), file, false);

    assertEquals(List.of(NAME), names());
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(uploads.resolve(NAME)));
  }

  @Test
  void aRenameIsNotMadeTwice() throws Exception {
    Pickup pickup = fixture.pickup(server.address(uploads));
    deliver(pickup, PickupFixture.segment(folder, "Winback", 10), false);

    try (PickupSession session = pickup.open()) {
      PickupFault looked =
          assertThrows(PickupFault.class, () -> PickupFixture.publish(pickup, session, true));
      PickupFault renamed =
          assertThrows(PickupFault.class, () -> pickup.rename(session, NAME, RUN));

      assertTrue(looked.isWorthRetry() && renamed.isWorthRetry());
      assertTrue(looked.getMessage().endsWith(PART + " is not there: upload it again"));
    }
    assertEquals(List.of(NAME), names());
  }

  @Test
  void whatLiesThereIsReadBackUnlessTheServerRefuses() throws Exception {
    Path file = PickupFixture.segment(folder, "Winback", 50_000);
    Pickup pickup = fixture.pickup(server.address(uploads));
    deliver(pickup, file, false);
    try (PickupSession session = pickup.open()) {
      String read = session.sha256(NAME, Files.size(file)).orElseThrow();
      assertEquals(FileHash.sha256(file), read);
      assertEquals(Optional.empty(), session.sha256("absent.csv", 1));
      assertEquals(Files.size(file), session.size(NAME), "the session goes on");
    }
  }

  @Test
  void sizesAndNamesAreRead() throws Exception {
    Files.writeString(uploads.resolve("a.csv"), "12345");
    Files.createDirectory(uploads.resolve("folder"));
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      assertEquals(5, session.size("a.csv"));
      assertEquals(-1, session.size("b.csv"));
      assertFalse(session.exists("b.csv"));
      assertEquals(
          List.of("a.csv"), session.list().stream().map(PickupSession.RemoteFile::name).toList());
    }
  }

  @Test
  void onlyAPartIsEverRemoved() throws Exception {
    Files.writeString(uploads.resolve("a.csv"), "12345");
    Files.writeString(uploads.resolve("a.part"), "12345");
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      assertThrows(IllegalArgumentException.class, () -> session.delete("a.csv"));
      assertThrows(IllegalArgumentException.class, () -> session.delete("*.part"));
      assertThrows(IllegalArgumentException.class, () -> session.delete("../a.part"));
      session.delete("a.part");
    }
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void leftoversAreRemovedOnceTheirFileEndedOrTheyAreOld() throws Exception {
    Path old = Files.writeString(uploads.resolve(PART), "half");
    String ended = NAME + ".2026-11-22.winback.3.part";
    Path foreign = Files.writeString(uploads.resolve(NAME + ".2026-11-01.theirs.1.part"), "half");
    Path young = Files.writeString(uploads.resolve(NAME + ".2026-11-22.winback.2.part"), "half");
    Files.writeString(uploads.resolve(ended), "half");
    Instant yesterday = Instant.now().minus(Duration.ofDays(2));
    Files.setLastModifiedTime(old, FileTime.from(yesterday));
    Files.setLastModifiedTime(foreign, FileTime.from(yesterday));
    Pickup pickup = fixture.pickup(server.address(uploads));
    try (PickupSession session = pickup.open()) {
      List<String> removed =
          pickup.removeLeftovers(
              session,
              part -> part.run().equals("2026-11-22.winback.3"),
              part -> part.run().startsWith("2026-11-22.winback."),
              Instant.now().minus(Duration.ofDays(1)));

      assertEquals(Set.of(PART, ended), Set.copyOf(removed));
    }
    assertEquals(
        Set.of(foreign.getFileName().toString(), young.getFileName().toString()),
        Set.copyOf(names()));
  }

  @Test
  void aFolderThatIsMissingIsNeverMade() throws Exception {
    Path file = PickupFixture.segment(folder, "Winback", 10);
    Path missing = folder.resolve("missing");

    PickupFault fault =
        assertThrows(
            PickupFault.class, () -> deliver(fixture.pickup(server.address(missing)), file, false));

    assertEquals(Reason.FOLDER, fault.reason());
    assertFalse(Files.exists(missing));
  }

  @Test
  void anEmptyFileIsNeverSent() throws Exception {
    Path empty = PickupFixture.segment(folder, "Winback", 0);
    try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
      assertThrows(IllegalArgumentException.class, () -> session.put(empty, PART));
    }
    assertEquals(List.of(), names());
  }
}
