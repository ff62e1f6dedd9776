package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.StagingOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The files that the build before wrote, byte for byte. A baseline may be of last year: without it
 * the next list is compared by its rows alone, and without the known people everybody is sent.
 */
class AFileOfAnEarlierFormIsReadTest {
  private static final String KEY = "firstkey";
  private static final long[] HASHES = {3, 1L << 40, Long.MIN_VALUE, -5};

  @TempDir Path root;
  private Path file;

  @BeforeEach
  void aPlace() throws IOException {
    file = Files.createDirectory(root.resolve("run")).resolve(SnapshotName.of("Winback"));
  }

  @ParameterizedTest
  @EnumSource(HashForm.class)
  void eachHashIsFound(HashForm form) throws IOException {
    Files.write(file, kept(form));
    HashFile read = HashFile.whole(file, form);
    assertEquals(KEY, read.header().keyId());
    assertEquals(form.hasValues() ? List.of("tier", "points") : List.of(), names(read));
    List<Long> hashes = new ArrayList<>();
    try (HashReader reader = new HashReader(read)) {
      while (reader.next()) {
        assertTrue(!form.hasValues() || reader.isForgotten() || isTheirs(reader));
        hashes.add(reader.hash());
      }
    }
    assertEquals(
        form == HashForm.SENT ? List.of(0L, 3L, 1L << 40, Long.MIN_VALUE, -5L) : all(), hashes);
  }

  /** An older build reads what this one writes of people, should one have to go back to it. */
  @ParameterizedTest
  @EnumSource(value = HashForm.class, names = "MEMBERS", mode = EnumSource.Mode.EXCLUDE)
  void whatIsWrittenOfPeopleIsTheSameToTheByte(HashForm form) throws IOException {
    HashHeader header =
        HashHeader.of(form, KEY, form.hasValues() ? List.of("tier", "points") : List.of());
    try (HashOutput output = new HashOutput(root.resolve("part"), header)) {
      if (form == HashForm.SENT) {
        output.addForgotten();
      }
      for (long hash : HASHES) {
        add(output, form, hash);
      }
      output.put(file, 9);
    }
    assertArrayEquals(kept(form), Files.readAllBytes(file));
  }

  @Test
  void anOldSnapshotIsComparedWithANewOne() throws IOException {
    Snapshot old = Snapshot.read(Files.write(file, kept(HashForm.MEMBERS)));
    assertEquals(4, old.count());
    assertTrue(old.contains(-5));
    assertEquals(false, old.contains(4));
    Snapshot now = written(3, 4, -5);
    assertEquals(Optional.of(new MemberDiff(1, 2, 2)), MemberDiff.of(old, now));
    assertEquals(Optional.of(new MemberDiff(2, 1, 2)), MemberDiff.of(now, old));
  }

  @Test
  void aDamagedOldSnapshotIsNoList() throws IOException {
    byte[] good = firstForm(KEY, HASHES);
    assertArrayEquals(kept(HashForm.MEMBERS), good);
    for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
      byte[] bad = good.clone();
      bad[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertDamaged(bad);
    }
    for (int length = 0; length < good.length; length++) {
      assertDamaged(Arrays.copyOf(good, length));
    }
    assertDamaged(Arrays.copyOf(good, good.length + Long.BYTES));
    assertDamaged(firstForm(KEY, 3, 2));
  }

  @Test
  void noOtherFormHasAFirstVersionOfItsOwn() throws IOException {
    byte[] bytes = kept(HashForm.KNOWN);
    bytes[7] = 2;
    Files.write(file, bytes);
    assertThrows(IllegalStateException.class, () -> HashFile.open(file, HashForm.KNOWN));
    for (HashForm other : HashForm.values()) {
      assertThrows(
          IllegalStateException.class,
          () -> HashFile.open(Files.write(file, kept(other)), next(other)));
    }
  }

  private void assertDamaged(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    Snapshot now = written(3);
    assertThrows(IllegalStateException.class, () -> MemberDiff.of(Snapshot.read(file), now));
    assertThrows(IllegalStateException.class, () -> MemberDiff.of(now, Snapshot.read(file)));
  }

  private Snapshot written(long... hashes) throws IOException {
    Path path = root.resolve("new");
    try (HashOutput output = Snapshot.output(StagingOutput.replace(path), KEY)) {
      for (long hash : hashes) {
        output.add(hash);
      }
      return new Snapshot(output.finish());
    }
  }

  /** A member snapshot as it was written at first. */
  static byte[] firstForm(String keyId, long... hashes) {
    ByteBuffer records = ByteBuffer.allocate(hashes.length * Long.BYTES);
    Arrays.stream(hashes).forEach(records::putLong);
    ByteBuffer all = ByteBuffer.allocate(32 + records.capacity());
    all.putInt(0x41434D53).putInt(1).put(keyId.getBytes(StandardCharsets.US_ASCII));
    all.putLong(hashes.length);
    CRC32C checksum = new CRC32C();
    checksum.update(records.array());
    checksum.update(all.array(), 0, all.position());
    return all.putLong(checksum.getValue()).put(records.array()).array();
  }

  private static void add(HashOutput output, HashForm form, long hash) throws IOException {
    if (form.hasValues()) {
      output.add(hash, hash * 7, new byte[] {2});
    } else {
      output.add(hash);
    }
  }

  private static boolean isTheirs(HashReader reader) {
    return reader.values() == reader.hash() * 7 && Arrays.equals(reader.present(), new byte[] {2});
  }

  private static List<String> names(HashFile read) {
    return read.header().attributes();
  }

  private static List<Long> all() {
    return Arrays.stream(HASHES).boxed().toList();
  }

  private static HashForm next(HashForm form) {
    return HashForm.values()[(form.ordinal() + 1) % HashForm.values().length];
  }

  private static byte[] kept(HashForm form) throws IOException {
    String name = "tiers." + form.name().toLowerCase(java.util.Locale.ROOT);
    return Files.readAllBytes(Path.of("src/test/resources/hashes", name));
  }
}
