package io.attentivecourier.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;

/** The members of all segments, in order of segment name, a batch at a time. */
final class MemberBatches implements Iterator<MemberBatch> {
  private final SpillMerge merge;
  private final List<StagedSegments.StagedSegment> byRank;
  private final LongConsumer atEnd;
  private final byte[] lines = new byte[MemberBatch.MOST * (SegmentStage.LONGEST_IDENTIFIER + 1)];
  private boolean more;
  private long ofSegment;
  private long total;

  /**
   * @param atEnd is told how many members there were, with those dropped by the merge
   */
  MemberBatches(SpillMerge merge, List<StagedSegments.StagedSegment> byRank, LongConsumer atEnd)
      throws IOException {
    this.merge = merge;
    this.byRank = byRank;
    this.atEnd = atEnd;
    this.more = merge.next();
    checkEnd();
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  /**
   * @throws IllegalStateException if members that were staged did not come back
   * @throws UncheckedIOException if a spill cannot be read
   */
  @Override
  public MemberBatch next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    try {
      return batch(merge.rank());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private MemberBatch batch(int rank) throws IOException {
    int members = 0;
    int filled = 0;
    do {
      filled = merge.copyTo(lines, filled);
      members++;
      more = merge.next();
    } while (more && merge.rank() == rank && members < MemberBatch.MOST);
    boolean last = !more || merge.rank() != rank;
    count(byRank.get(rank), members, last);
    return new MemberBatch(byRank.get(rank).name(), Arrays.copyOf(lines, filled), members, last);
  }

  private void count(StagedSegments.StagedSegment segment, int members, boolean last) {
    ofSegment += members;
    total += members;
    if (last) {
      segment.unique(ofSegment);
      ofSegment = 0;
    }
    checkEnd();
  }

  /** Also where there is no batch at all: nothing is what a lost list looks like. */
  private void checkEnd() {
    if (!more) {
      atEnd.accept(total + merge.dropped());
    }
  }
}
