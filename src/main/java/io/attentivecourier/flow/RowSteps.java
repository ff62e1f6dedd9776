package io.attentivecourier.flow;

import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.warehouse.AdaptiveFetchSize;
import io.attentivecourier.warehouse.OpenRows;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The steps that read a query, the same for every destination. The route calls them by name. */
public final class RowSteps {
  private final Duration timeout;
  private final StopSign stop;

  /**
   * @param timeout how long the warehouse may be silent between two rows
   */
  public RowSteps(Duration timeout, StopSign stop) {
    this.timeout = timeout;
    this.stop = stop;
  }

  /**
   * The query's rows in batches, read ahead of the checks.
   *
   * @param result the answer of the warehouse: rows, as bytes or as maps, or another object if the
   *     statement is no query
   * @param columns the labels of its columns, or null where the rows are no maps
   */
  public Iterator<RowBatch> batches(ActiveRun run, Object result, Collection<String> columns) {
    if (result instanceof OpenRows open) {
      return batches(run, open);
    }
    Iterator<Map<String, Object>> rows = rows(result, columns);
    ResultTypes types = ResultTypes.ofTheLastResult();
    // A row's map, and camel-jdbc's list of its labels, have lost one of two equal ones.
    RowStage stage = run.rowStage(types.labels().isEmpty() ? columns : types.labels(), types);
    return run.read(
        stage,
        new RowBatches(types.asText(rows), timeout, AdaptiveFetchSize.ofTheLastResult())
            .stopWhen(stop::isRaised));
  }

  private Iterator<RowBatch> batches(ActiveRun run, OpenRows open) {
    RowStage stage = run.rowStage(open.types().labels(), open.types());
    return run.read(stage, new RowBatches(open, timeout).stopWhen(stop::isRaised));
  }

  @SuppressWarnings("unchecked")
  private static Iterator<Map<String, Object>> rows(Object result, Collection<String> columns) {
    if (columns == null || !(result instanceof Iterator<?> rows)) {
      throw new Refusal(Reason.QUERY_FAILED, "the statement returns no rows; write a SELECT");
    }
    return (Iterator<Map<String, Object>>) rows;
  }

  public RowStage.CheckedRows validate(ActiveRun run, RowBatch batch) {
    stop.throwIfRaised();
    run.countRead(batch.rows().size());
    return run.rowStage().check(batch);
  }

  /** Stages the good rows; returns the rejected ones as lines to be noted. */
  public List<Map<String, Object>> stage(ActiveRun run, RowStage.CheckedRows batch)
      throws IOException {
    batch.good().stage();
    return run.rejections().count(batch.rejections());
  }

  public void noteRejections(ActiveRun run, byte[] lines) throws IOException {
    run.rejections().append(lines);
  }
}
