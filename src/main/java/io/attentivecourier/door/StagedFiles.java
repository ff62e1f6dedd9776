package io.attentivecourier.door;

import io.attentivecourier.home.Durable;
import io.attentivecourier.segment.MemberBatch;
import io.attentivecourier.segment.SegmentFileWriter;
import io.attentivecourier.segment.StagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one run, written one after the other in order of segment. */
final class StagedFiles implements AutoCloseable {
  private final Path folder;
  private final int segments;
  private final List<StagedFile> complete = new ArrayList<>();
  private SegmentFileWriter writer;

  /**
   * @param folder holds nothing but these files
   * @param segments how many there will be
   */
  StagedFiles(Path folder, int segments) throws IOException {
    this.folder = Durable.folder(folder);
    this.segments = segments;
  }

  Path folder() {
    return folder;
  }

  void append(MemberBatch batch, byte[] lines) throws IOException {
    if (writer == null) {
      writer = new SegmentFileWriter(folder, complete.size(), batch.segment());
    }
    writer.append(lines, batch.members());
    if (batch.last()) {
      complete.add(writer.finish());
      writer = null;
    }
  }

  /** The files that are forced to disk. */
  List<StagedFile> complete() {
    return List.copyOf(complete);
  }

  /** The list that lies there as it was written; none where something else does. */
  Optional<StagedFile> at(Path path) throws IOException {
    for (StagedFile file : complete) {
      if (file.path().equals(path) && Files.size(path) == file.bytes()) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  boolean areComplete() {
    return complete.size() == segments;
  }

  long rows() {
    return complete.stream().mapToLong(StagedFile::rows).sum();
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
