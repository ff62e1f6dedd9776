package io.attentivecourier.door;

import io.attentivecourier.ledger.Answered;
import io.attentivecourier.people.Outcomes;
import io.attentivecourier.run.Outcome;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Notes what became of the people of a run, line by line, before the ledger learns of it: a crash
 * between the two writes the same once more.
 */
public final class SentOutcomes {
  private final Path folder;

  public SentOutcomes(Path folder) {
    this.folder = folder;
  }

  /** What an answer says of its people at once; a job's are open. */
  void note(RunId run, Answered answered) {
    Outcome outcome =
        switch (answered.state()) {
          case ACCEPTED -> Outcome.OPEN;
          case APPLIED -> Outcome.APPLIED;
          case REFUSED -> Outcome.REFUSED;
          case UNCONFIRMED -> Outcome.UNCONFIRMED;
        };
    if (outcome != Outcome.OPEN) {
      Outcome[] all = new Outcome[answered.people()];
      Arrays.fill(all, outcome);
      note(run, answered.first(), all);
    }
  }

  /** One thread at a time: a file has many lines, and several jobs end at once. */
  synchronized void note(RunId run, long first, Outcome[] outcomes) {
    try (Outcomes file = Outcomes.open(folder, run)) {
      file.set(first, outcomes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
