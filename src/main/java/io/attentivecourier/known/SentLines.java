package io.attentivecourier.known;

import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.row.Presence;
import io.attentivecourier.run.RunReport;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the lines of a run that had one of the wanted outcomes, and whose people no later run has
 * taken up.
 */
final class SentLines implements Closeable {
  private final HashReader sent;
  private final OutcomeCursor outcomes;
  private final Set<RunReport.PersonOutcome> wanted;
  private final List<HashReader> later = new ArrayList<>();

  /**
   * @throws IllegalStateException if the ledger did not seal the run with as many lines
   */
  SentLines(
      HashFile file,
      OutcomeCursor outcomes,
      Set<RunReport.PersonOutcome> wanted,
      List<HashFile> laterFiles)
      throws IOException {
    this.outcomes = outcomes;
    this.wanted = wanted;
    this.sent = new HashReader(file);
    try {
      for (HashFile one : laterFiles) {
        later.add(new HashReader(one));
      }
      checkLines();
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /**
   * Moves to the next line; returns false after the last. Lines of forgotten people are skipped.
   */
  boolean next() throws IOException {
    while (sent.next()) {
      if (!sent.isForgotten() && wanted.contains(outcomes.get(sent.line())) && !isTakenUp()) {
        return true;
      }
    }
    return false;
  }

  /** The number of the line, from 0. */
  long line() {
    return sent.line();
  }

  long hash() {
    return sent.hash();
  }

  long values() {
    return sent.values();
  }

  byte[] present(List<String> attributes) {
    return Presence.of(sent.present(), sent.file().header().attributes(), attributes);
  }

  boolean isShared() {
    return sent.isShared();
  }

  @Override
  public void close() throws IOException {
    for (HashReader reader : later) {
      reader.close();
    }
    sent.close();
  }

  private boolean isTakenUp() throws IOException {
    for (HashReader reader : later) {
      if (reader.seek(sent.hash())) {
        return true;
      }
    }
    return false;
  }

  private void checkLines() {
    if (outcomes.lines() != sent.file().header().count()) {
      throw new IllegalStateException(
          "%s has other lines than the ledger sealed".formatted(sent.file().path().getFileName()));
    }
  }
}
