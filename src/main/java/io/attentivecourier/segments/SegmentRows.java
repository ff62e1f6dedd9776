package io.attentivecourier.segments;

import io.attentivecourier.flow.RowStage;
import io.attentivecourier.list.GoodRows;
import io.attentivecourier.list.SegmentRules;
import io.attentivecourier.list.SegmentStage;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import java.io.IOException;

/**
 * The rows of lists: each good one is staged under its segment.
 *
 * @param owner says of each rejected row whose it is
 * @param names the names that the query gives, of which a canary must not take one
 */
record SegmentRows(
    SegmentRules rules,
    Rejection.RowOwner owner,
    SegmentStage stage,
    Audience.CanaryNames names,
    Audience audience)
    implements RowStage {
  @Override
  public CheckedRows check(RowBatch batch) {
    SegmentRules.CheckedBatch checked = rules.check(batch);
    return new CheckedRows(
        owner.addOwners(batch, checked.rejections()), () -> stageAll(checked.good()));
  }

  private void stageAll(GoodRows rows) throws IOException {
    if (audience == Audience.ALL) {
      stage.addAll(rows);
      return;
    }
    for (SegmentRules.SegmentRow row : rows) {
      names.add(row.segment());
      if (audience.takes(row.identifier())) {
        stage.add(audience.segment(row.segment()), row);
      }
    }
  }
}
