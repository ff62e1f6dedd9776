package io.attentivecourier.pack;

import io.attentivecourier.settings.PackingSettings;
import java.io.File;
import java.util.Objects;

/**
 * A list that is complete and forced to disk, and how it is packed: what travels through the steps
 * of packing.
 *
 * @param entryName the name that Attentive reads, ending {@code .csv}
 * @param written what was measured as it was written, or null: what comes out of an archive has to
 *     be that, and not what lies on disk when it is packed
 */
public record ListToPack(
    File file, String entryName, PackingSettings.Compression compression, Measures written) {

  /** The measures of a list: its bytes, its lines and its SHA-256. */
  public record Measures(long bytes, long lines, String sha256) {}

  public ListToPack(File file, String entryName, PackingSettings.Compression compression) {
    this(file, entryName, compression, null);
  }

  public ListToPack {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(compression, "compression");
    if (entryName == null || !entryName.endsWith(".csv") || entryName.contains("/")) {
      throw new IllegalArgumentException("an entry is named as the .csv, not " + entryName);
    }
  }

  public boolean isCompressed() {
    return compression != PackingSettings.Compression.NONE;
  }

  /** The name of what is encrypted: the list's, or that of its archive. */
  public String archiveName() {
    return entryName + compression.suffix();
  }
}
