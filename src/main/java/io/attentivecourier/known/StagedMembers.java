package io.attentivecourier.known;

import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.list.ForcedFiles;
import io.attentivecourier.list.MemberBatch;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.sort.KeyRoom;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes the snapshots of one run, one after the other as its lists are written. It is for one
 * thread.
 */
public final class StagedMembers implements Closeable {
  private final Path folder;
  private final MemberHash hash;
  private final long bufferBytes;
  private final KeyRoom room;
  private final StagingOutput.Lifetime lifetime;
  private final Predicate<String> segments;
  private final Map<String, Snapshot> complete = new TreeMap<>();
  private final ForcedFiles forces = new ForcedFiles();
  private SnapshotWriter writer;

  /**
   * @param room where the hashes are sorted
   * @param segments the segments that get a snapshot
   */
  StagedMembers(
      Path folder,
      MemberHash hash,
      long bufferBytes,
      KeyRoom room,
      StagingOutput.Lifetime lifetime,
      Predicate<String> segments) {
    this.folder = folder;
    this.hash = hash;
    this.bufferBytes = bufferBytes;
    this.room = room;
    this.lifetime = lifetime;
    this.segments = segments;
  }

  /**
   * Adds a batch. The batches of a segment come one after the other, as a stage yields them.
   *
   * @throws io.attentivecourier.run.Refusal NO_SPACE if the disk is full
   */
  public void append(MemberBatch batch) throws IOException {
    if (!segments.test(batch.segment())) {
      return;
    }
    if (writer == null) {
      writer = new SnapshotWriter(folder, batch.segment(), hash, bufferBytes, room, lifetime);
    }
    writer.append(batch);
    if (batch.isLast()) {
      Snapshot snapshot = writer.finish();
      complete.put(batch.segment(), snapshot);
      if (lifetime == StagingOutput.Lifetime.FORCED_LATER) {
        forces.add(snapshot.path());
      }
      closeWriter();
    }
  }

  /** Waits until all snapshots are on disk. */
  public void finish() {
    forces.finish();
  }

  /** The snapshots by segment, for those that get one and whose last batch came. */
  public Map<String, Snapshot> complete() {
    return Collections.unmodifiableMap(complete);
  }

  @Override
  public void close() throws IOException {
    forces.close();
    closeWriter();
  }

  private void closeWriter() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
