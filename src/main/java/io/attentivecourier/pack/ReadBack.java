package io.attentivecourier.pack;

import io.attentivecourier.home.LineEnds;
import io.attentivecourier.settings.PackingSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Opens an archive again as a receiver would: one entry, under the right name, whose sums are right
 * and whose rows and hash are those of the list. Any difference stops the run before its seal.
 */
final class ReadBack {
  private final NewFile.Packed packed;
  private final String entryName;

  private ReadBack(NewFile.Packed packed, String entryName) {
    this.packed = packed;
    this.entryName = entryName;
  }

  /**
   * @throws IllegalStateException for any difference
   */
  static void check(ListToPack list, NewFile.Packed packed) throws IOException {
    check(packed);
    Content content = new ReadBack(packed, list.entryName()).read(list.compression());
    Content expected = Content.of(list);
    require(packed, expected.lines() > 0, "its list is empty, which would remove all members");
    require(packed, content.equals(expected), "%s came out, not %s".formatted(content, expected));
  }

  /** Checks that the bytes on disk are those that were written. */
  static void check(NewFile.Packed packed) throws IOException {
    Content stored = Content.of(packed.file().toPath());
    boolean same = stored.bytes() == packed.bytes() && stored.sha256().equals(packed.sha256());
    require(packed, same, "it is not as it was written");
  }

  static void require(NewFile.Packed packed, boolean good, String fault) {
    if (!good) {
      throw new IllegalStateException(packed.file().getName() + " read back: " + fault);
    }
  }

  private Content read(PackingSettings.Compression compression) throws IOException {
    try {
      return switch (compression) {
        case GZIP -> gzip();
        case ZIP -> zip();
        case TAR, TGZ -> tar(compression);
        case NONE -> Content.of(packed.file().toPath());
      };
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new IllegalStateException(
          packed.file().getName() + " read back: it cannot be opened", unreadable);
    }
  }

  private Content gzip() throws IOException {
    try (InputStream stored = openStored();
        GzipCompressorInputStream gzip = new GzipCompressorInputStream(stored)) {
      require(entryName.equals(gzip.getMetaData().getFileName()), "it names another file");
      Content content = Content.of(gzip);
      require(stored.read() < 0, "something follows its end");
      return content;
    }
  }

  /** By the directory at its end; the sum is not checked by the library. */
  private Content zip() throws IOException {
    try (ZipFile zip = new ZipFile(packed.file())) {
      ZipEntry entry = zip.getEntry(entryName);
      require(zip.size() == 1 && entry != null, "its one entry is not " + entryName);
      CRC32 sum = new CRC32();
      Content content = Content.of(new CheckedInputStream(zip.getInputStream(entry), sum));
      require(sum.getValue() == entry.getCrc(), "its sum is wrong");
      require(content.bytes() == entry.getSize(), "its size is wrong");
      return content;
    }
  }

  private Content tar(PackingSettings.Compression compression) throws IOException {
    try (InputStream stored = openStored();
        InputStream plain =
            compression == PackingSettings.Compression.TGZ
                ? new GzipCompressorInputStream(stored)
                : stored;
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      Content content = entry(tar, tar.getNextEntry());
      require(tar.getNextEntry() == null, "it has a second entry");
      plain.transferTo(OutputStream.nullOutputStream());
      require(stored.read() < 0, "something follows its end");
      return content;
    }
  }

  private Content entry(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    boolean ours = entry != null && entry.isFile() && entry.getName().equals(entryName);
    require(ours, "its one entry is not " + entryName);
    require(entry.isCheckSumOK(), "its sum is wrong");
    Content content = Content.of(tar);
    require(content.bytes() == entry.getSize(), "its size is wrong");
    return content;
  }

  private InputStream openStored() throws IOException {
    return new BufferedInputStream(Files.newInputStream(packed.file().toPath()), 1 << 16);
  }

  private void require(boolean good, String fault) {
    require(packed, good, fault);
  }

  /**
   * The measures of a file that was read from its first byte to its last.
   *
   * @param lines its line feeds: the rows of a list
   * @param sha256 64 hex digits
   */
  record Content(long bytes, long lines, String sha256) {
    private static final int CHUNK = 1 << 16;

    static Content of(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return of(in);
      }
    }

    /** Of a list as it was written; of one that nobody measured then, as it lies there. */
    static Content of(ListToPack list) throws IOException {
      ListToPack.Measures written = list.written();
      return written == null
          ? of(list.file().toPath())
          : new Content(written.bytes(), written.lines(), written.sha256());
    }

    /** Reads to the end, in 64 KiB of memory; does not close. */
    static Content of(InputStream in) throws IOException {
      MessageDigest digest = newDigest();
      byte[] chunk = new byte[CHUNK];
      long bytes = 0;
      long lines = 0;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
        bytes += n;
        lines += LineEnds.among(chunk, n);
      }
      return new Content(bytes, lines, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest newDigest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException absent) {
        throw new IllegalStateException("every Java has SHA-256", absent);
      }
    }
  }
}
