package io.attentivecourier.door;

import io.attentivecourier.home.Lifetime;
import io.attentivecourier.member.Snapshots;
import io.attentivecourier.run.RunState;
import io.attentivecourier.segment.MemberBatch;
import io.attentivecourier.segment.MembersAhead;
import io.attentivecourier.settings.OnEmpty;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;

/**
 * The steps from staged rows to judged lists, in the order in which the routes call them: {@code
 * write-segments}.
 */
public final class SegmentSteps {
  private final ListChecks checks;
  private final Judge judge;
  private final Snapshots snapshots;
  private final Resends resends;

  SegmentSteps(ListChecks checks, Judge judge, Snapshots snapshots, Resends resends) {
    this.checks = checks;
    this.judge = judge;
    this.snapshots = snapshots;
    this.resends = resends;
  }

  /** The members of every segment, in order of segment and identifier, each once. */
  public Iterator<MemberBatch> members(SegmentRun run) throws IOException {
    if (run.read() == 0 && run.settings().onEmpty() == OnEmpty.SKIP) {
      run.settle(RunState.SKIPPED);
      return Collections.emptyIterator();
    }
    run.audience().over();
    checks.refuseNames(run);
    Lifetime lifetime = run.isPlanned() ? Lifetime.DISCARDED : Lifetime.KEPT;
    run.writing(
        new StagedFiles(run.folder().resolve("files"), run.segments().size(), lifetime),
        snapshots.stage(run.folder(), lifetime));
    Iterator<MemberBatch> sorted = run.audience().first(run.stage().sortedBatches());
    // Closed with the run, before the stage that it reads.
    return run.opened(new MembersAhead(sorted, run.lists().members()::append));
  }

  public void append(SegmentRun run, MemberBatch batch, byte[] lines) throws IOException {
    run.lists().files().append(batch, lines);
  }

  /** Refuses what no file may hold, once all are on disk. */
  public void complete(SegmentRun run) {
    if (run.settled().isPresent()) {
      return;
    }
    if (!run.lists().files().areComplete()) {
      throw new IllegalStateException("not every segment has its file");
    }
    if (run.isRollback()) {
      resends.prove(run);
    }
    checks.refuseSizes(run);
  }

  /** Asks the guards which of the lists may go. */
  public void judge(SegmentRun run) throws IOException {
    if (run.settled().isEmpty()) {
      run.progress().stage("judging");
      run.judged(judge.judge(run));
      keepHeld(run);
    }
  }

  /** A run that is held whole is never sealed, and `why` is to find who was in its lists. */
  private void keepHeld(SegmentRun run) throws IOException {
    if (!run.isDeliverable() && !run.isPlanned() && !run.isCanary()) {
      snapshots.staged(run.id());
    }
  }
}
