package io.attentivecourier.outbox;

import io.attentivecourier.run.SealedFile;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * A file as it will be sent, before it is packed.
 *
 * @param owner what its number belongs to: a segment, a part of one, or a pack of them
 * @param name as Attentive reads it, ending in {@code .csv}
 * @param plain its rows on disk
 * @param parts the segments in it, in order of name
 */
public record PlannedFile(
    String owner, int number, String name, Path plain, List<SealedFile.Part> parts) {
  public PlannedFile {
    parts = List.copyOf(parts);
  }

  /** Its rows, as the routes take files. */
  public File getPlainFile() {
    return plain.toFile();
  }

  /** The same, once it is packed. */
  public SealedFile sealed(String remoteName, long bytes, String sha256) {
    return new SealedFile(remoteName, owner, number, bytes, sha256, parts);
  }
}
