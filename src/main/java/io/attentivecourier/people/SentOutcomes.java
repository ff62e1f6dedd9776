package io.attentivecourier.people;

import io.attentivecourier.known.Outcomes;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Notes the outcomes of the people of a run, line by line, before the ledger gets them: after a
 * crash between the two steps the same is written once more.
 */
public final class SentOutcomes {
  private final Path folder;

  public SentOutcomes(Path folder) {
    this.folder = folder;
  }

  /** Notes the outcomes that an answer gives at once; people of a job stay open. */
  void note(RunId run, RequestResult answered) {
    RunReport.PersonOutcome outcome =
        switch (answered.state()) {
          case ACCEPTED -> RunReport.PersonOutcome.OPEN;
          case APPLIED -> RunReport.PersonOutcome.APPLIED;
          case REFUSED -> RunReport.PersonOutcome.REFUSED;
          case UNCONFIRMED -> RunReport.PersonOutcome.UNCONFIRMED;
        };
    if (outcome != RunReport.PersonOutcome.OPEN) {
      RunReport.PersonOutcome[] all = new RunReport.PersonOutcome[answered.people()];
      Arrays.fill(all, outcome);
      note(run, answered.first(), all);
    }
  }

  /** One thread at a time: a file has many lines, and several jobs end at once. */
  synchronized void note(RunId run, long first, RunReport.PersonOutcome[] outcomes) {
    try (Outcomes file = Outcomes.open(folder, run)) {
      file.set(first, outcomes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
