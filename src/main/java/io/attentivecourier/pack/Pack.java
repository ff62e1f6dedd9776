package io.attentivecourier.pack;

import io.attentivecourier.settings.PackingSettings;
import java.io.File;
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

/** The steps of {@code direct:pack-list} that compress. */
public final class Pack {

  /** True if the list's pipeline asks for an archive. */
  public boolean isCompressed(ListToPack list) {
    return list.isCompressed();
  }

  /**
   * Writes an archive beside a list. The list stays until {@link #readArchive} has seen it whole.
   *
   * @throws io.attentivecourier.run.Refusal NO_SPACE if the disk is full
   */
  public NewFile.Packed compress(ListToPack list) throws IOException {
    requireArchive(list);
    Path from = list.file().toPath();
    try (NewFile archive = NewFile.beside(from, list.compression().suffix())) {
      Archive.write(list.compression(), from, list.entryName(), archive.stream());
      return archive.finish();
    }
  }

  /**
   * Reads an archive back and deletes the list that it was made of.
   *
   * @return the archive
   * @throws IllegalStateException if what comes out is not the list, to the last byte
   */
  public File readArchive(ListToPack list, NewFile.Packed archive) throws IOException {
    requireArchive(list);
    ReadBack.check(list, archive);
    Files.delete(list.file().toPath());
    return archive.file();
  }

  private static void requireArchive(ListToPack list) {
    if (!list.isCompressed()) {
      throw new IllegalArgumentException("a file without compression is no archive");
    }
  }

  /**
   * Writes archives of one file. The same list under the same name always gives the same bytes: no
   * time of day, no owner, no rights of the file on disk.
   *
   * <p>Level 1, the fastest: a list is sent once and then gone.
   */
  static final class Archive {
    private static final int LEVEL = 1;
    private static final int MODE = 0644;
    private static final int REGULAR_FILE = 0100000;

    /**
     * Zip holds a local time, from 1980 on. On its first day a reader in Auckland would see 1979.
     */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Archive() {}

    static void write(
        PackingSettings.Compression compression, Path plain, String entryName, OutputStream out)
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

  /**
   * The steps that a file goes through before its seal.
   *
   * @param pgp true if it is encrypted, after it is compressed
   */
  public record PackFormat(PackingSettings.Compression compression, boolean pgp) {
    static final String PGP_SUFFIX = ".pgp";

    /**
     * The ending after {@code .csv} in the name of the file that is sent; empty if nothing is done.
     */
    public String suffix() {
      return compression.suffix() + (pgp ? PGP_SUFFIX : "");
    }
  }
}
