package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.run.Reason;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManySmallFilesGoAtOnceTest {
  private static final int MANY = 64;

  @TempDir Path folder;
  @AutoClose private StandInScene scene;
  private final List<OutgoingFile> files = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    scene = new StandInScene(folder);
    for (int n = 1; n <= MANY; n++) {
      // One of them takes several writes.
      Path file = PickupFixture.segment(folder, "Winback", n == 7 ? 5_000 : n);
      files.add(new OutgoingFile(file, name(n), PickupFixture.RUN));
    }
  }

  private static String name(int number) {
    return "sirendenim_subscriber_segment_20261122_" + number + ".csv";
  }

  private List<String> hashes() throws Exception {
    List<String> hashes = new ArrayList<>();
    for (OutgoingFile file : files) {
      hashes.add(FileHash.sha256(file.file()));
    }
    return hashes;
  }

  private static List<String> parts(List<OutgoingFile> files) {
    return files.stream().map(OutgoingFile::part).toList();
  }

  @Test
  void theyAreUploadedAskedForAndRenamed() throws Exception {
    try (PickupSession session = scene.open()) {
      assertEquals(Optional.of(hashes()), session.smallFiles().upload(files));
      scene.pickup(true).check(session, files);
      assertEquals(Optional.of(Map.of()), session.smallFiles().rename(files));
      assertEquals(-1, session.sizes(List.of(files.get(0).part(), name(1))).get(0));
    }
    for (OutgoingFile file : files) {
      assertEquals(-1, Files.mismatch(file.file(), scene.uploads.resolve(file.name())));
    }
    assertEquals(1, scene.server.traffic().sessionsOpened());
  }

  @Test
  void whereTheServerGivesNoSecondChannelTheyGoOneByOne() {
    scene.server.faults().always(SftpFailure.refuseSecondChannel());
    try (PickupSession session = scene.open()) {
      assertEquals(Optional.empty(), session.smallFiles().upload(files));
      assertEquals(Optional.empty(), session.smallFiles().rename(files));
      assertEquals(List.of(-1L), session.sizes(List.of(name(1))));
    }
    assertEquals(List.of(), scene.names());
  }

  @Test
  void anUploadThatIsThereIsLeftAndNothingElseStays() throws Exception {
    Path there = Files.writeString(scene.uploads.resolve(files.get(5).part()), "half");
    try (PickupSession session = scene.open()) {
      assertEquals(Optional.empty(), session.smallFiles().upload(files));
    }
    assertEquals("half", Files.readString(there));
    assertEquals(List.of(there.getFileName().toString()), scene.names());
  }

  @Test
  void aRefusedWriteLeavesNothing() {
    scene.server.faults().onceOn(name(9), SftpFailure.noSpaceAt(5));
    try (PickupSession session = scene.open()) {
      assertEquals(Optional.empty(), session.smallFiles().upload(files));
    }
    assertEquals(List.of(), scene.names());
  }

  @Test
  void aRefusedRenameIsTheOneOfItsFile() {
    scene.server.faults().onceOn(name(9), SftpFailure.refuseRename());
    try (PickupSession session = scene.open()) {
      assertTrue(session.smallFiles().upload(files).isPresent());
      Map<String, PickupFault> refused = session.smallFiles().rename(files).orElseThrow();
      assertEquals(List.of(name(9)), List.copyOf(refused.keySet()));
      assertEquals(Reason.RENAME_REFUSED, refused.get(name(9)).reason());
      assertEquals(List.of(files.get(8).part()), left(parts(files)));
    }
  }

  private List<String> left(List<String> parts) {
    return scene.names().stream().filter(parts::contains).toList();
  }

  /** A short file is told by its size, and the others wait as they are. */
  @Test
  void aServerThatTakesLessThanItSaysIsFoundOut() {
    scene.server.faults().onceOn(name(9), SftpFailure.silentlyShortAt(5));
    try (PickupSession session = scene.open()) {
      assertTrue(session.smallFiles().upload(files).isPresent());
      PickupFault fault =
          assertThrows(PickupFault.class, () -> scene.pickup(true).check(session, files));
      assertEquals(Reason.UNREACHABLE, fault.reason());
      assertTrue(fault.getMessage().contains(name(9) + " arrived with 5 of"), fault.getMessage());
    }
  }
}
