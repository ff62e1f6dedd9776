package io.attentivecourier.door;

import io.attentivecourier.api.LineIndex;
import io.attentivecourier.api.Look;
import io.attentivecourier.api.ResultLines;
import io.attentivecourier.api.Results;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.run.Outcome;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How accepted jobs end: what became of each line of theirs, and that in the ledger. */
final class JobEnds {
  private static final Logger LOG = LoggerFactory.getLogger(JobEnds.class);

  private final Ledger ledger;
  private final Outbox outbox;
  private final SentOutcomes outcomes;
  private final Map<RunId, LineIndex> indexes = new ConcurrentHashMap<>();

  JobEnds(Ledger ledger, Outbox outbox, SentOutcomes outcomes) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.outcomes = outcomes;
  }

  /** The people first: a crash between the two ends the job once more. */
  void end(Look look, String status, Results results) {
    OpenJob job = look.job();
    outcomes.note(job.run(), job.first(), results.outcomes().toArray(Outcome[]::new));
    ledger.jobEnded(job.run(), results.end(job.job(), status));
  }

  static Results noResult(Look look) {
    return Results.unconfirmed(look.job().people(), "no-result");
  }

  /** What the result lines say of the job's people. */
  Results read(Look look, InputStream result) throws IOException {
    return new ResultLines(sealed(look.job()), look.job().people()).read(result);
  }

  /** Empty where the file is gone: then the order of the result lines is all that is left. */
  private List<byte[]> sealed(OpenJob job) {
    String name = ApiDeliveries.fileName(RunKind.ATTRIBUTES);
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

  /** A run with no open job has no lines to look up. */
  void forget(RunId run) {
    indexes.remove(run);
  }
}
