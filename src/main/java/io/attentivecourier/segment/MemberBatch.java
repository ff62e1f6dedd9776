package io.attentivecourier.segment;

import java.util.List;

/**
 * Members of one segment, ascending by bytes, each once a segment.
 *
 * @param identifiers 1 to 4096 of them
 * @param last no more members of this segment follow
 */
public record MemberBatch(String segment, List<String> identifiers, boolean last) {
  public static final int MOST = 4096;

  public MemberBatch {
    identifiers = List.copyOf(identifiers);
  }
}
