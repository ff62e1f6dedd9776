package io.attentivecourier.pack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The list in a file that was sent. For files whose hash is the sealed one: their archive was read
 * back before the seal, so that its one entry is the list.
 */
public final class Unpacked {
  private static final String CSV = ".csv";

  private Unpacked() {}

  /** True if the list can be read here: an encrypted one can be by Attentive alone. */
  public static boolean isReadable(String name) {
    return !name.endsWith(Pack.PackFormat.PGP_SUFFIX);
  }

  /**
   * The lines of the list; the caller closes it.
   *
   * @param file named as it was sent
   */
  public static InputStream open(Path file) throws IOException {
    String name = file.getFileName().toString();
    InputStream stored = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return switch (name.substring(name.lastIndexOf(CSV) + CSV.length())) {
      case "" -> stored;
      case ".gz" -> new GzipCompressorInputStream(stored);
      case ".zip" -> zip(stored);
      case ".tar" -> tar(stored);
      case ".tgz" -> tar(new GzipCompressorInputStream(stored));
      default -> throw new IOException("not a list that can be read: " + name);
    };
  }

  private static InputStream zip(InputStream stored) throws IOException {
    ZipInputStream zip = new ZipInputStream(stored);
    zip.getNextEntry();
    return zip;
  }

  private static InputStream tar(InputStream stored) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(stored);
    tar.getNextEntry();
    return tar;
  }
}
