package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.list.MemberBatch;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.sort.KeyRoom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ASnapshotTellsNoNameTest {
  private static final List<String> PEOPLE = List.of("2025550100", "2025550101", "sam@example.com");

  @TempDir Path root;
  private IdentifierKey key;
  private Path folder;

  @BeforeEach
  void aKey() throws IOException {
    key = IdentifierKey.at(root.resolve("key"));
    folder = root.resolve("members");
  }

  @Test
  void noIdentifierIsInIt() throws IOException {
    Snapshot snapshot = Members.snapshot(folder, key, PEOPLE, 1 << 20);
    String bytes = Files.readString(snapshot.path(), StandardCharsets.ISO_8859_1);
    assertEquals(3, snapshot.count());
    assertEquals(52 + 3 * 8, bytes.length());
    PEOPLE.forEach(person -> assertFalse(bytes.contains(person)));
    assertFalse(bytes.contains(new String(longBytes(2_025_550_100L), StandardCharsets.ISO_8859_1)));
  }

  @Test
  void onlyTheOwnerReadsIt() throws IOException {
    Snapshot snapshot = Members.snapshot(folder, key, PEOPLE, 1 << 20);
    assertEquals("rw-------", permissions(snapshot.path()));
    assertEquals("rwx------", permissions(folder));
  }

  @Test
  void aSpillIsForTheOwnerAloneToo() throws IOException {
    try (var writer =
        new SnapshotWriter(
            folder, "Winback", key.memberHash(), 32, new KeyRoom(), StagingOutput.Lifetime.KEPT)) {
      writer.append(MemberBatch.of("Winback", PEOPLE, false));
      List<Path> spills = list().stream().filter(path -> !SnapshotName.is(path)).toList();
      assertEquals(1, spills.size());
      assertEquals("rw-------", permissions(spills.get(0)));
    }
    assertEquals(List.of(), list());
  }

  @Test
  void nothingButTheSnapshotIsLeft() throws IOException {
    Members.snapshot(folder, key, PEOPLE, 32);
    assertEquals(1, list().size());
  }

  @Test
  void anUnfinishedOneIsRemoved() throws IOException {
    try (var writer =
        new SnapshotWriter(
            folder, "Winback", key.memberHash(), 32, new KeyRoom(), StagingOutput.Lifetime.KEPT)) {
      writer.append(MemberBatch.of("Winback", PEOPLE, false));
    }
    assertEquals(List.of(), list());
  }

  @Test
  void aMemberThatComesTwiceIsOne() throws IOException {
    List<String> twice = List.of("2025550100", "12025550100", "2025550100");
    assertEquals(1, Members.snapshot(folder, key, twice, 32).count());
  }

  @Test
  void noNameLeavesItsFolder() {
    for (String name : List.of("../../etc", "a/b", "..", "Win", "win", "W".repeat(64))) {
      Path file = folder.resolve(SnapshotName.of(name)).normalize();
      assertEquals(folder, file.getParent());
      assertEquals(name, SnapshotName.segment(file));
      assertTrue(file.getFileName().toString().length() < 256);
    }
    assertEquals(false, SnapshotName.of("Win").equalsIgnoreCase(SnapshotName.of("win")));
  }

  @Test
  void aDamagedOneIsNoList() throws IOException {
    Snapshot snapshot = Members.snapshot(folder, key, PEOPLE, 1 << 20);
    byte[] good = Files.readAllBytes(snapshot.path());
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      assertDamaged(snapshot.path(), bad);
    }
    for (int length = 0; length < good.length; length++) {
      assertDamaged(snapshot.path(), java.util.Arrays.copyOf(good, length));
    }
  }

  /** Else a baseline would be one of another key, and nothing would be compared. */
  @Test
  void aDamagedNameOfTheKeyIsNoOtherKey() throws IOException {
    Snapshot now = Members.snapshot(folder, key, PEOPLE, 1 << 20);
    byte[] bytes = Files.readAllBytes(now.path());
    bytes[8] ^= 1;
    Path baseline = Files.write(Files.createDirectory(root.resolve("old")).resolve("a"), bytes);
    assertThrows(IllegalStateException.class, () -> MemberDiff.of(Snapshot.read(baseline), now));
    assertThrows(IllegalStateException.class, () -> MemberDiff.of(now, Snapshot.read(baseline)));
  }

  private static void assertDamaged(Path path, byte[] bytes) throws IOException {
    Files.write(path, bytes);
    var fault =
        assertThrows(
            IllegalStateException.class,
            () -> MemberDiff.of(Snapshot.read(path), Snapshot.read(path)));
    assertTrue(fault.getMessage().contains("is damaged; remove it"));
  }

  private static byte[] longBytes(long number) {
    return java.nio.ByteBuffer.allocate(8).putLong(number).array();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
