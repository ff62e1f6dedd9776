package io.attentivecourier.door;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Door;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How runs of all destinations begin and end. The routes call it by name. */
public final class Runs {
  private final RunStart start;
  private final ActiveRuns active;
  private final Map<Door, Opening<?>> openings;
  private final Ledger ledger;

  Runs(RunStart start, ActiveRuns active, Map<Door, Opening<?>> openings, Ledger ledger) {
    this.start = start;
    this.active = active;
    this.openings = Map.copyOf(openings);
    this.ledger = ledger;
  }

  /** How far the pipeline's run is, if one is under way in this process. */
  public Optional<Progress> progress(String pipeline) {
    return active.progress(pipeline);
  }

  /**
   * Opens a run for today's business date, unless the pipeline is busy or the date is whole.
   *
   * @param request null if Quartz started the run
   */
  public ActiveRun begin(Door door, String pipeline, RunRequest request) throws Exception {
    return begin(openings.get(door), pipeline, request);
  }

  private ActiveRun begin(Opening<?> opening, String pipeline, RunRequest request)
      throws Exception {
    ActiveRun run = start.open(pipeline, request, opening);
    return run.isOpen() ? open(run, opening) : run;
  }

  /** A run that cannot be staged ends here: the route does not know it yet, so no step could. */
  private ActiveRun open(ActiveRun run, Opening<?> opening) throws Exception {
    try {
      active.add(run);
      run.openStage(active.rejections(run));
      return run;
    } catch (IOException | RuntimeException fault) {
      return RunStart.finished(active.fail(run, fault), opening);
    }
  }

  /**
   * Compares the answer of the freshness query with that of the last whole run: where it is the
   * same, the run is over. What an operator asked for is sent all the same, and compared with next
   * time.
   */
  public void fresh(ActiveRun run, List<Map<String, Object>> answer) {
    String value = FreshValue.of(answer);
    ledger.fresh(run.id(), value);
    boolean same = ledger.lastFreshness(run.id().pipeline()).filter(value::equals).isPresent();
    if (same && run.request() instanceof RunRequest.Run) {
      run.settle(RunState.UNCHANGED);
    }
  }

  /** Ends the run and says what became of it. */
  public RunReport end(ActiveRun run) throws Exception {
    return run.report() == null ? active.end(run) : run.report();
  }

  /** Ends a run that some step could not go on with. */
  public RunReport fail(ActiveRun run, Exception fault) throws Exception {
    if (run == null) {
      throw fault;
    }
    return active.fail(run, fault);
  }
}
