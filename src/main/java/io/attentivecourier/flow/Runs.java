package io.attentivecourier.flow;

import io.attentivecourier.ledger.RunRepository;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Destination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Begins and ends the runs of all destinations. The routes call it by name. */
public final class Runs {
  private final RunStart start;
  private final ActiveRuns active;
  private final Map<Destination, RunOpening<?>> openings;
  private final RunRepository runs;

  public Runs(
      RunStart start,
      ActiveRuns active,
      Map<Destination, RunOpening<?>> openings,
      RunRepository runs) {
    this.start = start;
    this.active = active;
    this.openings = Map.copyOf(openings);
    this.runs = runs;
  }

  /** The progress of the pipeline's run, if one is under way in this process. */
  public Optional<Progress> progress(String pipeline) {
    return active.progress(pipeline);
  }

  /**
   * Opens a run for today's business date, unless the pipeline is busy or the date is whole.
   *
   * @param request null if Quartz started the run
   */
  public ActiveRun begin(Destination destination, String pipeline, RunRequest request)
      throws Exception {
    return begin(openings.get(destination), pipeline, request);
  }

  private ActiveRun begin(RunOpening<?> opening, String pipeline, RunRequest request)
      throws Exception {
    ActiveRun run = start.open(pipeline, request, opening);
    return run.isOpen() ? open(run, opening) : run;
  }

  /**
   * Opens the stage. If that fails, the run is ended here: the route has no {@code run} variable
   * yet, so its error handler cannot end it.
   */
  private ActiveRun open(ActiveRun run, RunOpening<?> opening) throws Exception {
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
  public void compareFreshness(ActiveRun run, List<Map<String, Object>> answer) {
    String value = FreshValue.of(answer);
    runs.noteFreshness(run.id(), value);
    boolean same = runs.lastFreshness(run.id().pipeline()).filter(value::equals).isPresent();
    if (same && run.request() instanceof RunRequest.Run) {
      run.endEarly(RunState.UNCHANGED);
    }
  }

  /** Ends the run and returns its report. */
  public RunReport end(ActiveRun run) throws Exception {
    return run.report() == null ? active.end(run) : run.report();
  }

  /** Ends a run that a step could not continue. */
  public RunReport fail(ActiveRun run, Exception fault) throws Exception {
    if (run == null) {
      throw fault;
    }
    return active.fail(run, fault);
  }

  /** The answer of a freshness query, as the ledger keeps it: its hash, as it may be anything. */
  private static final class FreshValue {
    private FreshValue() {}

    /**
     * @throws Refusal QUERY_FAILED unless the answer is one value
     */
    static String of(List<Map<String, Object>> answer) {
      if (answer.size() != 1 || answer.get(0).size() != 1) {
        throw new Refusal(
            Reason.QUERY_FAILED,
            "courier.freshness.query answers %d rows; write a query of one value"
                .formatted(answer.size()));
      }
      return sha256(String.valueOf(answer.get(0).values().iterator().next()));
    }

    private static String sha256(String value) {
      try {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
