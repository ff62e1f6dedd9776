package io.attentivecourier.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A list in a zip archive, read from its front as a receiver does that cannot seek. */
final class ZipArchive {
  private ZipArchive() {}

  static Contents open(InputStream stored, String plain) throws IOException, Breach {
    ZipInputStream zip = new ZipInputStream(stored);
    ZipEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(plain)) {
      throw new Breach("the file in the archive is not named as the archive");
    }
    return new Contents(zip, () -> nothingElse(zip));
  }

  private static void nothingElse(ZipInputStream zip) throws IOException, Breach {
    if (zip.getNextEntry() != null) {
      throw new Breach("the archive holds more than one file");
    }
  }
}
