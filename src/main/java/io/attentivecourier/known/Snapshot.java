package io.attentivecourier.known;

import io.attentivecourier.home.StagingOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The members of one list: a hash file under the name of its segment. */
public record Snapshot(HashFile file) {

  /**
   * @throws IllegalStateException where the file is cut or no snapshot; the message has the fix
   */
  public static Snapshot read(Path path) throws IOException {
    return new Snapshot(HashFile.open(path, HashForm.MEMBERS));
  }

  /** Takes the members' hashes for a new one. */
  static HashOutput output(StagingOutput file, String keyId) throws IOException {
    return new HashOutput(file, HashHeader.of(HashForm.MEMBERS, keyId, List.of()));
  }

  public Path path() {
    return file.path();
  }

  /** The segment whose list it is. */
  public String segment() {
    return SnapshotName.segment(path());
  }

  /** Of the key that hashed them. */
  public String keyId() {
    return file.header().keyId();
  }

  /** How many members there are. */
  public long count() {
    return file.header().count();
  }

  /** Whether a member has that hash. */
  public boolean contains(long hash) throws IOException {
    return file.contains(hash);
  }

  HashReader reader() throws IOException {
    return new HashReader(file);
  }

  /**
   * Reads it to its end.
   *
   * @throws IllegalStateException where it is not what was written
   */
  void checkWhole() throws IOException {
    HashFile.whole(path(), HashForm.MEMBERS);
  }
}
