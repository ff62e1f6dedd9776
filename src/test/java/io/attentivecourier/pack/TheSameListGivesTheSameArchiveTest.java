package io.attentivecourier.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.settings.PackingSettings;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TimeZone;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TheSameListGivesTheSameArchiveTest {
  private static final byte[] LIST = Lists.rows(3);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void onAnyDayInAnyZone(PackingSettings.Compression how) throws Exception {
    Path list = Lists.staged(folder, 3);
    byte[] first = archive(how, list);
    Files.setLastModifiedTime(list, FileTime.fromMillis(1_000_000_000_000L));
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String other : new String[] {"Pacific/Auckland", "America/New_York", "UTC"}) {
        TimeZone.setDefault(TimeZone.getTimeZone(other));
        assertArrayEquals(first, archive(how, list), other);
      }
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  /** Level 1 is said in the header (4: fastest); there is no time, and the name is the list's. */
  @Test
  void gzipIsItsHeaderTheDeflatedListAndItsSum() throws Exception {
    byte[] head = HexFormat.of().parseHex("1f8b08080000000004ff");
    byte[] name = (Lists.NAME + "\0").getBytes(US_ASCII);
    byte[] tail =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(crc()).putInt(66).array();
    assertArrayEquals(
        joined(head, name, deflated(), tail), archive(PackingSettings.Compression.GZIP));
  }

  @Test
  void zipIsOneEntryOfItsDirectory() throws Exception {
    byte[] zip = archive(PackingSettings.Compression.ZIP);
    byte[] name = Lists.NAME.getBytes(US_ASCII);
    byte[] local = HexFormat.of().parseHex("504b0304" + "1400" + "0808" + "0800" + "00004100");
    assertArrayEquals(local, Arrays.copyOf(zip, 14));
    assertArrayEquals(
        joined(name, deflated()),
        Arrays.copyOfRange(zip, 30, 30 + name.length + deflated().length));
    assertEquals("504b0506", HexFormat.of().formatHex(zip, zip.length - 22, zip.length - 18));
    assertEquals("01000100", HexFormat.of().formatHex(zip, zip.length - 14, zip.length - 10));
  }

  @Test
  void tarIsOneHeaderTheListAndZeroes() throws Exception {
    byte[] tar = archive(PackingSettings.Compression.TAR);
    byte[] head = Arrays.copyOf(tar, 512);
    String fields =
        "%s|0000644 |0000000 |0000000 |00000000102 |00000000000 "
            .formatted(Lists.NAME + "\0".repeat(100 - Lists.NAME.length()))
            .replace("|", "");
    assertEquals(fields, new String(head, 0, fields.length(), US_ASCII));
    assertEquals(
        "0ustar\00000", new String(head, 156, 1, US_ASCII) + new String(head, 257, 8, US_ASCII));
    assertArrayEquals(LIST, Arrays.copyOfRange(tar, 512, 512 + LIST.length));
    assertArrayEquals(
        new byte[tar.length - 512 - LIST.length],
        Arrays.copyOfRange(tar, 512 + LIST.length, tar.length));
  }

  private byte[] archive(PackingSettings.Compression how) throws Exception {
    return archive(how, Lists.staged(folder, 3));
  }

  private static byte[] archive(PackingSettings.Compression how, Path list) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Pack.Archive.write(how, list, Lists.NAME, out);
    return out.toByteArray();
  }

  private static int crc() {
    CRC32 sum = new CRC32();
    sum.update(LIST);
    return (int) sum.getValue();
  }

  /** By this machine's zlib: its output at a level may differ between versions. */
  private static byte[] deflated() {
    Deflater deflater = new Deflater(1, true);
    deflater.setInput(LIST);
    deflater.finish();
    byte[] bytes = new byte[256];
    int length = deflater.deflate(bytes);
    deflater.end();
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
