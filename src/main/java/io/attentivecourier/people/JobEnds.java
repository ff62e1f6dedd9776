package io.attentivecourier.people;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.attentivecourier.api.JobPoll;
import io.attentivecourier.api.JobResults;
import io.attentivecourier.api.LineIndex;
import io.attentivecourier.api.ResultLines;
import io.attentivecourier.home.Durable;
import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.ledger.RequestRepository;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends accepted jobs, with the outcome of each of their lines. */
final class JobEnds {
  private static final Logger LOG = LoggerFactory.getLogger(JobEnds.class);

  private final RequestRepository requests;
  private final Outbox outbox;
  private final Map<RunId, LineIndex> indexes = new ConcurrentHashMap<>();

  JobEnds(RequestRepository requests, Outbox outbox) {
    this.requests = requests;
    this.outbox = outbox;
  }

  void end(JobPoll look, String status, JobResults results) {
    OpenJob job = look.job();
    requests.endJob(job.run(), results.end(job.job(), status));
  }

  static JobResults noResult(JobPoll look) {
    return JobResults.unconfirmed(look.job().people(), "no-result");
  }

  /** Reads the outcomes of the job's people from the result lines. */
  JobResults read(JobPoll look, InputStream result) throws IOException {
    return new ResultLines(sealed(look.job()), look.job().people()).read(result);
  }

  /**
   * The sealed lines of the job; empty if the file is gone. Then only the order of the result lines
   * is left.
   */
  private List<byte[]> sealed(OpenJob job) {
    String name = DeliveryOpening.fileName(RunKind.ATTRIBUTES);
    Optional<Path> file = outbox.kept(job.run(), name);
    if (file.isEmpty()) {
      return List.of();
    }
    try {
      return indexes
          .computeIfAbsent(job.run(), run -> index(file.get()))
          .lines(job.first(), job.people());
    } catch (IOException | UncheckedIOException gone) {
      LOG.warn("{}: the sealed lines cannot be read", job.run());
      return List.of();
    }
  }

  private static LineIndex index(Path file) {
    try {
      return LineIndex.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets the index of a run that has no open job. */
  void forget(RunId run) {
    indexes.remove(run);
  }

  /**
   * Counts how often a process ended while it read the result of a job: the length of a file that
   * exists only while a result is read. A result that ends the process would else be read again at
   * every start.
   */
  static final class ResultReads {
    /** After so many ends the result is not fetched any more. */
    static final int MOST = 3;

    private static final String ENDING = ".reading";

    private final Path folder;

    /**
     * @param folder {@code var/people/}
     */
    ResultReads(Path folder) {
      this.folder = folder;
    }

    boolean hasEndedTheProcess(OpenJob job) {
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

    /** Forgets the counts of a run that has no open job. */
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
}
