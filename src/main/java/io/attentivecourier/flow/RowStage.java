package io.attentivecourier.flow;

import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import java.io.IOException;
import java.util.List;

/** Checks the rows of one query and stages the good ones. */
public interface RowStage {
  /**
   * A batch after its check.
   *
   * @param rejections the bad rows, each with its rule
   * @param good stages the good rows of the batch
   */
  record CheckedRows(List<Rejection> rejections, Staging good) {}

  /** Puts good rows where they are sorted. */
  interface Staging {
    void stage() throws IOException;
  }

  /**
   * @throws io.attentivecourier.run.Refusal if a column has a type that has lost digits
   */
  CheckedRows check(RowBatch batch);
}
