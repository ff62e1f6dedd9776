package io.attentivecourier.segments;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.list.ForcedFiles;
import io.attentivecourier.list.MemberBatch;
import io.attentivecourier.list.SegmentFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one run, written one after the other in order of segment. */
final class StagedFiles implements AutoCloseable {
  private final Path folder;
  private final int segments;
  private final StagingOutput.Lifetime lifetime;
  private final Map<Path, SegmentFileWriter.StagedFile> complete = new LinkedHashMap<>();
  private final ForcedFiles forces = new ForcedFiles();
  private SegmentFileWriter writer;
  private int written;
  private long rows;

  /**
   * @param folder holds nothing but these files
   * @param segments how many there will be
   */
  StagedFiles(Path folder, int segments, StagingOutput.Lifetime lifetime) throws IOException {
    this.folder = Durable.folder(folder);
    this.segments = segments;
    this.lifetime = lifetime;
  }

  Path folder() {
    return folder;
  }

  void append(MemberBatch batch, byte[] lines) throws IOException {
    if (writer == null) {
      writer = new SegmentFileWriter(folder, written, batch.segment(), lifetime);
    }
    writer.append(lines, batch.members());
    if (batch.isLast()) {
      SegmentFileWriter.StagedFile file = writer.finish();
      complete.put(file.path(), file);
      if (lifetime == StagingOutput.Lifetime.FORCED_LATER) {
        forces.add(file.path());
      }
      written++;
      rows += file.rows();
      writer = null;
    }
  }

  /** Waits until all files are on disk; before that no guard may judge them. */
  void finish() {
    forces.finish();
  }

  /** The files that are whole. */
  List<SegmentFileWriter.StagedFile> complete() {
    return List.copyOf(complete.values());
  }

  /** The list that was written to this path, whatever lies there now; empty if none was. */
  Optional<SegmentFileWriter.StagedFile> written(Path path) {
    return Optional.ofNullable(complete.get(path));
  }

  /** The list at this path, if it is still the one that was written; else empty. */
  Optional<SegmentFileWriter.StagedFile> at(Path path) throws IOException {
    SegmentFileWriter.StagedFile file = complete.get(path);
    return file != null && isThere(file) ? Optional.of(file) : Optional.empty();
  }

  private boolean isThere(SegmentFileWriter.StagedFile file) throws IOException {
    return lifetime == StagingOutput.Lifetime.UNWRITTEN || Files.size(file.path()) == file.bytes();
  }

  boolean areComplete() {
    return written == segments;
  }

  /** The rows of all files that are whole, also after {@link #release}. */
  long rows() {
    return rows;
  }

  /** Forgets the files: from the seal on the ledger knows them. */
  void release() {
    complete.clear();
  }

  @Override
  public void close() throws IOException {
    forces.close();
    if (writer != null) {
      writer.close();
    }
  }
}
