package io.attentivecourier.known;

import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of runs in {@code var/people/}, with the people whom each run sent. */
final class SentFiles {
  private final Path folder;

  SentFiles(Path folder) {
    this.folder = folder;
  }

  /** The next sequence: one above that of any run whose file is here. */
  long nextSequence() throws IOException {
    long last = 0;
    for (Path path : RunFiles.ending(folder, RunFiles.SENT)) {
      last = Math.max(last, sequence(path));
    }
    return last + 1;
  }

  /**
   * The files of later runs that took up the run's people: runs of the same pipeline, and runs that
   * carry one of its attributes.
   *
   * @throws IllegalStateException if one is damaged: it may have taken up anybody
   */
  List<HashFile> later(RunId run, HashHeader header) throws IOException {
    List<HashFile> later = new ArrayList<>();
    for (Path path : RunFiles.ending(folder, RunFiles.SENT)) {
      HashHeader other = HashFile.open(path, HashForm.SENT).header();
      if (other.sequence() > header.sequence() && isOfOne(run, path, header, other)) {
        later.add(checked(path, header.keyId()));
      }
    }
    return later;
  }

  /**
   * Reads a whole file, to compare with it.
   *
   * @throws IllegalStateException if it is damaged, or of another key
   */
  static HashFile checked(Path path, String keyId) throws IOException {
    HashFile file = HashFile.whole(path, HashForm.SENT);
    if (!file.header().keyId().equals(keyId)) {
      throw new IllegalStateException(path.getFileName() + " was hashed with another key");
    }
    return file;
  }

  /**
   * Deletes the files of runs before that date. A later run's file stays as long as an earlier
   * one's: without it the earlier run's people would look as if no run had taken them up.
   */
  void tidy(LocalDate oldest, Set<RunId> open) throws IOException {
    long first = Long.MAX_VALUE;
    List<Path> old = new ArrayList<>();
    for (Path path : RunFiles.all(folder)) {
      Optional<RunId> run = RunFiles.run(path);
      if (run.isPresent() && run.get().date().isBefore(oldest) && !open.contains(run.get())) {
        old.add(path);
      } else if (run.isPresent() && path.toString().endsWith(RunFiles.SENT)) {
        first = Math.min(first, sequence(path));
      }
    }
    for (Path path : old) {
      if (sequence(RunFiles.sent(folder, RunFiles.run(path).orElseThrow())) < first) {
        Files.delete(path);
      }
    }
  }

  private static boolean isOfOne(RunId run, Path path, HashHeader one, HashHeader other) {
    boolean samePipeline =
        RunFiles.run(path).map(RunId::pipeline).filter(run.pipeline()::equals).isPresent();
    return samePipeline || !Collections.disjoint(one.attributes(), other.attributes());
  }

  /** The sequence of a file; 0 if it cannot be read. */
  private static long sequence(Path path) throws IOException {
    try {
      return HashFile.open(path, HashForm.SENT).header().sequence();
    } catch (NoSuchFileException | IllegalStateException unreadable) {
      return 0;
    }
  }
}
