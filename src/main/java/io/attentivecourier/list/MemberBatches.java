package io.attentivecourier.list;

import io.attentivecourier.sort.SortedEntries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The members of all segments, in order of segment name, a batch at a time. */
final class MemberBatches implements Iterator<MemberBatch> {
  /**
   * What 4,096 phones of eleven digits take. Of e-mails fewer make a batch: those ahead of the
   * writer otherwise outgrow what the young heap keeps, and left 30 MB more resident.
   */
  private static final int FULL_BYTES = MemberBatch.MOST * 12;

  private final SortedEntries members;
  private final List<StagedSegments.StagedSegment> byRank;
  private final byte[] lines = new byte[FULL_BYTES + SegmentStage.LONGEST_IDENTIFIER + 1];
  private boolean more;
  private long ofSegment;

  MemberBatches(SortedEntries members, List<StagedSegments.StagedSegment> byRank)
      throws IOException {
    this.members = members;
    this.byRank = byRank;
    this.more = members.next();
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
      return batch(rank());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private MemberBatch batch(int rank) throws IOException {
    int taken = 0;
    int filled = 0;
    do {
      filled = copy(filled);
      taken++;
      more = members.next();
    } while (more && rank() == rank && taken < MemberBatch.MOST && filled < FULL_BYTES);
    boolean last = !more || rank() != rank;
    count(byRank.get(rank), taken, last);
    return new MemberBatch(byRank.get(rank).name(), Arrays.copyOf(lines, filled), taken, last);
  }

  private void count(StagedSegments.StagedSegment segment, int taken, boolean last) {
    ofSegment += taken;
    if (last) {
      segment.unique(ofSegment);
      ofSegment = 0;
    }
  }

  /** The place of the member's segment in the order of names. */
  private int rank() {
    return (int) (members.key() >>> MemberKey.BITS);
  }

  /** Writes the identifier and a line feed; returns the place behind them. */
  private int copy(int at) {
    int end = at + members.length();
    if (end == at) {
      end = PhoneKey.write(MemberKey.phone(members.key()), lines, at);
    } else {
      System.arraycopy(members.bytes(), 0, lines, at, members.length());
    }
    lines[end] = '\n';
    return end + 1;
  }
}
