package io.attentivecourier.door;

import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Kept;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import java.time.LocalDate;
import java.util.Optional;

/** How a run of segments opens: not where its date is whole, half a list is up, or it may not. */
final class SegmentOpening implements Opening<SegmentRun> {
  private final Ledger ledger;
  private final Verdicts verdicts;
  private final MayResend mayResend;

  SegmentOpening(Ledger ledger, Verdicts verdicts, MayResend mayResend) {
    this.ledger = ledger;
    this.verdicts = verdicts;
    this.mayResend = mayResend;
  }

  @Override
  public RunKind kind(Occasion occasion) {
    return occasion.runKind();
  }

  @Override
  public RunReport busy(String pipeline, LocalDate date) {
    return verdicts.busy(pipeline, date);
  }

  @Override
  public Optional<RunReport> instead(String pipeline, LocalDate date, Occasion occasion) {
    return verdicts.instead(pipeline, date, occasion).or(() -> refused(date, occasion));
  }

  private Optional<RunReport> refused(LocalDate date, Occasion occasion) {
    return mayResend
        .refusal(occasion, date)
        .map(refusal -> Verdicts.refused(occasion.kept().run(), refusal));
  }

  /** Who sends an earlier run's files, and why: before anything of it can be sealed. */
  @Override
  public void begun(RunId run, Occasion occasion) {
    Kept kept = occasion.kept();
    if (kept != null) {
      boolean same = occasion.is(Occasion.Kind.RESEND);
      String what = kept.run() + (same ? " again" : " as today's");
      String why = kept.reason().isEmpty() ? what : what + ": " + kept.reason();
      Act.Kind kind = same ? Act.Kind.RESEND : Act.Kind.ROLLBACK;
      ledger.note(new Act(kind, run, null, kept.who(), why));
    }
  }

  @Override
  public SegmentRun run(DoorRun.Beginning beginning, Locks.Held lock) {
    return new SegmentRun(beginning, lock);
  }
}
