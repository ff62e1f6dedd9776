package io.attentivecourier.known;

import io.attentivecourier.home.StagingOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The members of one list: a hash file under the name of its segment. */
public record Snapshot(HashFile file) {

  /**
   * @throws IllegalStateException if the file is cut off or no snapshot; the message has the fix
   */
  public static Snapshot read(Path path) throws IOException {
    return new Snapshot(HashFile.open(path, HashForm.MEMBERS));
  }

  /** Opens an output for the members' hashes of a new snapshot. */
  static HashOutput output(StagingOutput file, String keyId) throws IOException {
    return new HashOutput(file, HashHeader.of(HashForm.MEMBERS, keyId, List.of()));
  }

  public Path path() {
    return file.path();
  }

  /** The segment to which the list belongs. */
  public String segment() {
    return SnapshotName.segment(path());
  }

  /** The id of the key that hashed the members. */
  public String keyId() {
    return file.header().keyId();
  }

  /** The number of members. */
  public long count() {
    return file.header().count();
  }

  /** True if a member has that hash. */
  public boolean contains(long hash) throws IOException {
    return file.contains(hash);
  }

  HashReader reader() throws IOException {
    return new HashReader(file);
  }

  /**
   * Reads the file to its end.
   *
   * @throws IllegalStateException if it is not what was written
   */
  void checkWhole() throws IOException {
    HashFile.whole(path(), HashForm.MEMBERS);
  }
}
