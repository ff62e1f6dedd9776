package io.attentivecourier.page;

import io.attentivecourier.known.RejectedFile;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Examples of the rejected rows of runs, each read once until its file changes. The file is read to
 * its end, and may have a million lines: of 50 readers of one run that was two thirds of the work.
 */
final class RejectedMemo {
  /** A run has at most a few hundred bytes a rule. */
  private static final int MOST = 50;

  private final Path folder;
  private final Map<RunId, Examples> read = new LinkedHashMap<>();

  /**
   * @param folder of the files of rejected rows
   */
  RejectedMemo(Path folder) {
    this.folder = folder;
  }

  /** Who asks for what another reads waits for that. */
  synchronized List<RejectedFile.RuleExample> of(RunReport report) {
    try {
      return of(RejectedFile.ofRun(folder, report.run()), report);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private List<RejectedFile.RuleExample> of(RejectedFile file, RunReport report)
      throws IOException {
    FileState now = FileState.of(file.path());
    Examples known = read.get(report.run());
    if (known == null || !known.isOf(now, report.counts())) {
      known = new Examples(now, report.counts(), file.examples(report.counts()));
      read.remove(report.run());
      read.put(report.run(), known);
    }
    if (read.size() > MOST) {
      read.remove(read.keySet().iterator().next());
    }
    return known.examples();
  }

  /**
   * A file as it was at one moment.
   *
   * @param bytes -1 where it is not there
   */
  private record FileState(long bytes, FileTime changed) {
    static FileState of(Path path) throws IOException {
      return Files.exists(path)
          ? new FileState(Files.size(path), Files.getLastModifiedTime(path))
          : new FileState(-1, FileTime.fromMillis(0));
    }
  }

  private record Examples(
      FileState file, RunReport.Counts counts, List<RejectedFile.RuleExample> examples) {
    boolean isOf(FileState now, RunReport.Counts counted) {
      return file.equals(now) && counts.equals(counted);
    }
  }
}
