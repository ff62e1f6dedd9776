package io.attentivecourier.segments;

import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.known.StagedMembers;
import io.attentivecourier.list.MemberBatch;
import io.attentivecourier.list.MemberPrefetch;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.sort.KeyRoom;
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
  private final ResendSteps resends;
  private final FilePlans files;

  public SegmentSteps(
      ListChecks checks, Judge judge, Snapshots snapshots, ResendSteps resends, FilePlans files) {
    this.checks = checks;
    this.judge = judge;
    this.snapshots = snapshots;
    this.resends = resends;
    this.files = files;
  }

  /** The members of every segment, in order of segment and identifier, each once. */
  public Iterator<MemberBatch> members(SegmentRun run) throws IOException {
    run.closeRows();
    if (run.read() == 0 && run.settings().onEmpty() == PipelineSettings.OnEmpty.SKIP) {
      run.endEarly(RunState.SKIPPED);
      return Collections.emptyIterator();
    }
    run.audience().over();
    checks.refuseNames(run);
    run.startWriting(
        new StagedFiles(run.folder().resolve("files"), run.segments().size(), lifetime(run)),
        stagedMembers(run));
    Iterator<MemberBatch> sorted = run.audience().first(run.stage().sortedBatches());
    // Closed with the run, before the stage that it reads.
    return run.closeAtEnd(new MemberPrefetch(sorted, run.lists().members()::append));
  }

  private StagedMembers stagedMembers(SegmentRun run) {
    KeyRoom room = run.stage().room();
    return run.isPlanned()
        ? snapshots.compared(run.folder(), room)
        : snapshots.stage(run.folder(), room);
  }

  private StagingOutput.Lifetime lifetime(SegmentRun run) {
    if (!run.isPlanned()) {
      return StagingOutput.Lifetime.FORCED_LATER;
    }
    return files.readsLists(run)
        ? StagingOutput.Lifetime.DISCARDED
        : StagingOutput.Lifetime.UNWRITTEN;
  }

  public void append(SegmentRun run, MemberBatch batch, byte[] lines) throws IOException {
    run.lists().files().append(batch, lines);
  }

  /** Refuses lists that no file may hold, once all are on disk. */
  public void complete(SegmentRun run) {
    if (run.earlyEnd().isPresent()) {
      return;
    }
    run.lists().files().finish();
    run.lists().members().finish();
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
    if (run.earlyEnd().isEmpty()) {
      // Already done where the route says complete before; a flow of a home may leave that out.
      run.lists().files().finish();
      run.lists().members().finish();
      run.progress().stage("judging");
      run.setJudgement(judge.judge(run));
      keepHeld(run);
    }
  }

  /**
   * Keeps the member snapshots of a run that is held whole: it is never sealed, and {@code why} has
   * to find who was in its lists.
   */
  private void keepHeld(SegmentRun run) throws IOException {
    if (!run.isDeliverable() && !run.isPlanned() && !run.isCanary()) {
      snapshots.markStaged(run.id());
    }
  }
}
