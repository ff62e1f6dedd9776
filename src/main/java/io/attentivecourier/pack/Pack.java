package io.attentivecourier.pack;

import io.attentivecourier.settings.Compression;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The steps of {@code direct:pack-file} that compress. */
public final class Pack {

  /**
   * Writes an archive beside a list. The list stays until {@link #readArchive} has seen it whole.
   *
   * @param plain a list, complete and forced to disk
   * @param entryName the name that Attentive reads, ending {@code .csv}
   * @param compression the word of {@code courier.compression}, but not {@code none}
   * @throws io.attentivecourier.run.Refusal NO_SPACE if the disk is full
   */
  public Packed compress(File plain, String entryName, String compression) throws IOException {
    Compression how = archive(compression);
    Path from = plain.toPath();
    try (NewFile archive = NewFile.beside(from, how.suffix())) {
      Archive.write(how, from, list(entryName), archive.stream());
      return archive.finish();
    }
  }

  /**
   * Reads an archive back and deletes the list that it was made of.
   *
   * @return the archive
   * @throws IllegalStateException if what comes out is not the list, to the last byte
   */
  public File readArchive(File plain, Packed archive, String entryName, String compression)
      throws IOException {
    ReadBack.check(archive(compression), plain.toPath(), archive, entryName);
    Files.delete(plain.toPath());
    return archive.file();
  }

  private static Compression archive(String compression) {
    Compression how = Compression.of(compression);
    if (how == Compression.NONE) {
      throw new IllegalArgumentException("a file without compression is no archive");
    }
    return how;
  }

  private static String list(String entryName) {
    if (entryName == null || !entryName.endsWith(".csv") || entryName.contains("/")) {
      throw new IllegalArgumentException("an entry is named as the .csv, not " + entryName);
    }
    return entryName;
  }
}
