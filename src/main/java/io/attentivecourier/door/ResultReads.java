package io.attentivecourier.door;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.attentivecourier.home.Durable;
import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How often a process ended while it read the result of a job: the length of a file that stands
 * only while a result is read. One that ends the process would be read again at every start.
 */
final class ResultReads {
  /** After so many the result is not asked for any more. */
  static final int MOST = 3;

  private static final String ENDING = ".reading";

  private final Path folder;

  /**
   * @param folder {@code var/people/}
   */
  ResultReads(Path folder) {
    this.folder = folder;
  }

  boolean endedTheProcess(OpenJob job) {
    try {
      return Files.size(mark(job)) >= MOST;
    } catch (NoSuchFileException none) {
      return false;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void begin(OpenJob job) throws IOException {
    Durable.folder(folder);
    Files.write(mark(job), new byte[1], CREATE, APPEND);
  }

  void end(OpenJob job) {
    try {
      Files.deleteIfExists(mark(job));
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }

  /** No job of the run is open any more. */
  void forget(RunId run) {
    try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder, run + ".*" + ENDING)) {
      for (Path mark : marks) {
        Files.deleteIfExists(mark);
      }
    } catch (IOException next) {
      // The next pass tries again; nothing reads it meanwhile.
    }
  }

  private Path mark(OpenJob job) {
    return folder.resolve(job.run() + "." + job.first() + ENDING);
  }
}
