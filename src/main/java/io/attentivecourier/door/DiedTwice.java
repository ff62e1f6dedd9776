package io.attentivecourier.door;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether the two newest runs of a pipeline's date died with their process: a row that fills the
 * memory kills each process that reads it, and every other pipeline with it. Nobody reads it a
 * third time unasked.
 */
public final class DiedTwice {
  private static final int DEATHS = 2;

  private DiedTwice() {}

  public static boolean is(Ledger ledger, String pipeline, LocalDate date) {
    List<RunReport> runs =
        ledger.runs(date).stream()
            .filter(run -> run.run().pipeline().equals(pipeline) && run.kind() != RunKind.CANARY)
            .toList();
    return runs.size() >= DEATHS
        && runs.subList(runs.size() - DEATHS, runs.size()).stream().allMatch(DiedTwice::died);
  }

  /** A run that was asked to stop tells how many rows it had read; a death tells nothing. */
  private static boolean died(RunReport run) {
    return Reason.INTERRUPTED.id().equals(run.reason()) && run.counts().read() == 0;
  }
}
