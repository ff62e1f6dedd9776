package io.attentivecourier.outbox;

import io.attentivecourier.run.MemberChange;
import io.attentivecourier.segment.StagedFile;

/**
 * A segment's whole list that may be sent.
 *
 * @param change against the newest list at the receiver; null with nothing to compare to
 */
public record Candidate(StagedFile list, MemberChange change) {
  String segment() {
    return list.segment();
  }

  long rows() {
    return list.rows();
  }
}
