package io.attentivecourier.door;

import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RowOwner;
import io.attentivecourier.segment.CheckedBatch;
import io.attentivecourier.segment.SegmentRow;
import io.attentivecourier.segment.SegmentRules;
import io.attentivecourier.segment.SegmentStage;
import java.io.IOException;
import java.util.List;

/**
 * The rows of lists: each good one is staged under its segment.
 *
 * @param owner says of each rejected row whose it is
 * @param names the names that the query gives, of which a canary must not take one
 */
record SegmentRows(
    SegmentRules rules, RowOwner owner, SegmentStage stage, CanaryNames names, Audience audience)
    implements RowStage {
  @Override
  public CheckedRows check(RowBatch batch) {
    CheckedBatch checked = rules.check(batch);
    return new CheckedRows(owner.tell(batch, checked.rejections()), () -> stageAll(checked.rows()));
  }

  private void stageAll(List<SegmentRow> rows) throws IOException {
    for (SegmentRow row : rows) {
      names.add(row.segment());
      if (audience.takes(row.identifier())) {
        stage.add(audience.segment(row.segment()), row.identifier());
      }
    }
  }
}
