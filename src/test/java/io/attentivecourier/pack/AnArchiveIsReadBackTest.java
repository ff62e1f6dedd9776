package io.attentivecourier.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.settings.PackingSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnArchiveIsReadBackTest {
  private final Pack pack = new Pack();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"gzip, .gz", "zip, .zip", "TAR, .tar", "tgz, .tgz"})
  void aListBecomesAnArchiveBesideItAndIsGone(String how, String suffix) throws Exception {
    File list = Lists.staged(folder, 5000).toFile();
    ListToPack toPack = toPack(list.toPath(), PackingSettings.Compression.of(how));
    NewFile.Packed packed = pack.compress(toPack);
    assertTrue(list.exists(), "the list stays until the archive was read");
    assertEquals(packed.file(), pack.readArchive(toPack, packed));
    assertEquals(folder.resolve("0.csv" + suffix).toFile(), packed.file());
    assertFalse(list.exists());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(packed.file().toPath())));
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void anyFlippedByteIsCaught(PackingSettings.Compression how) throws Exception {
    Path list = Lists.staged(folder, 2);
    NewFile.Packed packed = pack.compress(toPack(list, how));
    byte[] good = Files.readAllBytes(packed.file().toPath());
    for (int at = 0; at < good.length; at += how == PackingSettings.Compression.TAR ? 31 : 1) {
      byte[] bad = good.clone();
      bad[at] ^= 0x20;
      Files.write(packed.file().toPath(), bad);
      refuses(list, packed, how);
    }
  }

  /** The content's own sums are looked at too, should the file have been written wrong. */
  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aFlippedByteOfTheContentIsCaughtByTheArchiveItself(PackingSettings.Compression how)
      throws Exception {
    Path list = Lists.staged(folder, 20);
    byte[] bad = Files.readAllBytes(compressed(list, how).file().toPath());
    bad[how == PackingSettings.Compression.TAR ? 600 : 100] ^= 0x20;
    refuses(list, written(bad), how);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void anArchiveCutAnywhereIsCaught(PackingSettings.Compression how) throws Exception {
    Path list = Lists.staged(folder, 20);
    byte[] good = Files.readAllBytes(compressed(list, how).file().toPath());
    int end = how == PackingSettings.Compression.TAR ? 512 + (int) Files.size(list) : good.length;
    for (int length = 0; length < end; length += 7) {
      refuses(list, written(Arrays.copyOf(good, length)), how);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void anArchiveOfAnotherListIsCaught(PackingSettings.Compression how) throws Exception {
    Path other = Lists.staged(folder, 19);
    byte[] archive = Files.readAllBytes(compressed(other, how).file().toPath());
    refuses(Lists.staged(folder, 20), written(archive), how);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void anEntryUnderAnotherNameIsCaught(PackingSettings.Compression how) throws Exception {
    Path list = Lists.staged(folder, 20);
    NewFile.Packed packed = pack.compress(new ListToPack(list.toFile(), "other.csv", how));
    refuses(list, packed, how);
  }

  @Test
  void aSecondMemberOfAGzipFileIsCaught() throws Exception {
    Path list = Lists.staged(folder, 20);
    byte[] good =
        Files.readAllBytes(compressed(list, PackingSettings.Compression.GZIP).file().toPath());
    byte[] twice = Arrays.copyOf(good, 2 * good.length);
    System.arraycopy(good, 0, twice, good.length, good.length);
    refuses(list, written(twice), PackingSettings.Compression.GZIP);
  }

  @Test
  void anEmptyListIsNeverPacked() throws Exception {
    Path list = Lists.staged(folder, 0);
    NewFile.Packed packed = compressed(list, PackingSettings.Compression.ZIP);
    refuses(list, packed, PackingSettings.Compression.ZIP);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aListThatChangedBetweenItsWritingAndItsPackingIsCaught(PackingSettings.Compression how)
      throws Exception {
    Path list = Lists.staged(folder, 20);
    ReadBack.Content then = ReadBack.Content.of(list);
    ListToPack.Measures written =
        new ListToPack.Measures(then.bytes(), then.lines(), then.sha256());
    Files.writeString(list, Files.readString(list).replaceFirst("2", "3"));
    ListToPack changed = new ListToPack(list.toFile(), Lists.NAME, how, written);
    NewFile.Packed packed = pack.compress(changed);
    assertThrows(IllegalStateException.class, () -> pack.readArchive(changed, packed));
  }

  private static ListToPack toPack(Path list, PackingSettings.Compression how) {
    return new ListToPack(list.toFile(), Lists.NAME, how);
  }

  private NewFile.Packed compressed(Path list, PackingSettings.Compression how) throws Exception {
    return pack.compress(toPack(list, how));
  }

  /** As if these bytes were what had been written. */
  private NewFile.Packed written(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("bad"), bytes);
    ReadBack.Content content = ReadBack.Content.of(file);
    return new NewFile.Packed(file.toFile(), content.bytes(), content.sha256());
  }

  private void refuses(Path list, NewFile.Packed packed, PackingSettings.Compression how) {
    assertThrows(IllegalStateException.class, () -> pack.readArchive(toPack(list, how), packed));
    assertTrue(Files.exists(list), "a list is kept until its archive is whole");
  }
}
