package io.attentivecourier.pack;

import io.attentivecourier.settings.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes archives of one file. The same list under the same name always gives the same bytes: no
 * time of day, no owner, no rights of the file on disk.
 *
 * <p>Level 1, the fastest: a list is sent once and then gone.
 */
final class Archive {
  private static final int LEVEL = 1;
  private static final int MODE = 0644;
  private static final int REGULAR_FILE = 0100000;

  /** Zip holds a local time, from 1980 on. On its first day a reader in Auckland would see 1979. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Archive() {}

  static void write(Compression compression, Path plain, String entryName, OutputStream out)
      throws IOException {
    switch (compression) {
      case GZIP -> gzip(plain, entryName, out);
      case ZIP -> zip(plain, entryName, out);
      case TAR -> tar(plain, entryName, out);
      case TGZ -> tgz(plain, entryName, out);
      case NONE -> Files.copy(plain, out);
    }
  }

  private static void gzip(Path plain, String entryName, OutputStream out) throws IOException {
    try (OutputStream gzip = gzip(entryName, out)) {
      Files.copy(plain, gzip);
    }
  }

  private static OutputStream gzip(String entryName, OutputStream out) throws IOException {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(LEVEL);
    parameters.setFileName(entryName);
    return new GzipCompressorOutputStream(out, parameters);
  }

  private static void zip(Path plain, String entryName, OutputStream out) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(entryName);
    entry.setTimeLocal(TIME);
    entry.setUnixMode(REGULAR_FILE | MODE);
    entry.setSize(Files.size(plain));
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      zip.setLevel(LEVEL);
      zip.putArchiveEntry(entry);
      Files.copy(plain, zip);
      zip.closeArchiveEntry();
    }
  }

  private static void tar(Path plain, String entryName, OutputStream out) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(entryName);
    entry.setModTime(0);
    entry.setMode(MODE);
    entry.setIds(0, 0);
    entry.setNames("", "");
    entry.setSize(Files.size(plain));
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.putArchiveEntry(entry);
      Files.copy(plain, tar);
      tar.closeArchiveEntry();
    }
  }

  private static void tgz(Path plain, String entryName, OutputStream out) throws IOException {
    try (OutputStream gzip = gzip(entryName + ".tar", out)) {
      tar(plain, entryName, gzip);
    }
  }
}
