package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.list.MemberBatch;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.sort.ExternalSort;
import io.attentivecourier.sort.KeyRoom;
import io.attentivecourier.sort.SortMemory;
import io.attentivecourier.sort.SortedEntries;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the snapshot of one segment's list from its members in any order. It is for one thread. */
public final class SnapshotWriter implements Closeable {
  private final MemberHash hash;
  private final HashOutput output;
  private final ExternalSort sort;

  /**
   * @param folder is made, for its owner alone, if it does not exist
   * @param bufferBytes the maximum number of bytes of the heap for sorting; what does not fit is
   *     written to the folder
   * @param room of the writers that come one after the other, each closed before the next
   * @throws java.nio.file.FileAlreadyExistsException if the segment has a snapshot there
   */
  public SnapshotWriter(
      Path folder,
      String segment,
      MemberHash hash,
      long bufferBytes,
      KeyRoom room,
      StagingOutput.Lifetime lifetime)
      throws IOException {
    Path path = Durable.folder(folder).resolve(SnapshotName.of(segment));
    this.hash = hash;
    this.output = Snapshot.output(StagingOutput.create(path, lifetime), hash.keyId());
    this.sort =
        new ExternalSort(
            folder, SnapshotName.ofSpills(segment), SortMemory.ofKeys(bufferBytes), room);
  }

  public void append(MemberBatch members) throws IOException {
    members.each((text, from, to) -> sort.add(hash.of(text, from, to)));
  }

  /**
   * Finishes the snapshot, and forces it to disk if it is to be kept. Its count is that of the
   * members: a duplicate counts once.
   */
  public Snapshot finish() throws IOException {
    SortedEntries hashes = sort.sorted();
    while (hashes.next()) {
      output.add(hashes.key());
    }
    return new Snapshot(output.finish());
  }

  /** Deletes a snapshot that was not finished, and the spills. */
  @Override
  public void close() throws IOException {
    try (sort) {
      output.close();
    }
  }
}
