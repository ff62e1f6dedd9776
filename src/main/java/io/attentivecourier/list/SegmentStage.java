package io.attentivecourier.list;

import io.attentivecourier.home.Durable;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.sort.ExternalSort;
import io.attentivecourier.sort.KeyRoom;
import io.attentivecourier.sort.SortMemory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * Takes members in any order and yields them sorted, each once a segment, in bounded memory. First
 * {@link #add} for each row, then {@link #sortedBatches}, then {@link #close}. For one thread.
 *
 * <p>What it yields is checked: every row that was added is in a batch or was counted as a
 * duplicate, and what was laid on disk came back whole and in order.
 */
public final class SegmentStage implements Closeable {
  static final int LONGEST_IDENTIFIER = 100;

  private final StagedSegments segments = new StagedSegments();
  private final KeyRoom room = new KeyRoom();
  private final ExternalSort sort;
  private final byte[] text = new byte[LONGEST_IDENTIFIER];

  /**
   * @param folder for the spills; made, for its owner alone, if it is not there
   * @param bufferBytes of the heap, at most; a quarter each for two buffers of phones and two of
   *     other identifiers, taken when they are needed
   */
  public SegmentStage(Path folder, long bufferBytes) throws IOException {
    this.sort =
        new ExternalSort(
            Durable.folder(folder),
            "spill-",
            SortMemory.ofBoth(bufferBytes),
            () -> segments.order().ofKeys(),
            room);
  }

  /** Where its keys are sorted; free for others once {@link #sortedBatches} was called. */
  public KeyRoom room() {
    return room;
  }

  /**
   * @param identifier normalised: 1 to 100 printable ASCII characters
   * @throws IllegalArgumentException for any other identifier; the run must not go on
   * @throws Refusal NO_SPACE if an earlier spill did not fit on the disk
   * @throws java.io.UncheckedIOException if it could not be written for another reason
   */
  public void add(String segment, String identifier) {
    add(segment, PhoneKey.of(identifier), identifier);
  }

  /** The same of a row, in a segment that may be another than its own. */
  public void add(String segment, SegmentRules.SegmentRow row) {
    add(segment, row.phone(), row.identifier());
  }

  /** The same of all rows, in their own segments. */
  public void addAll(GoodRows rows) {
    rows.stage(this);
  }

  /**
   * @param identifier looked at only where the phone is none
   */
  void add(String segment, long phone, String identifier) {
    StagedSegments.StagedSegment staged = segments.get(segment);
    if (phone == PhoneKey.NONE) {
      add(staged, identifier);
    } else {
      sort.add(staged.firstKey() | MemberKey.ofPhone(phone));
    }
    staged.countRead();
  }

  /** The segments that have members, in order of name. */
  public List<String> segments() {
    return segments.order().byRank().stream().map(StagedSegments.StagedSegment::name).toList();
  }

  /**
   * The members of all segments in order of segment name, from the start at each call; an earlier
   * iterator is then of no more use. Nothing can be added any more.
   *
   * @throws Refusal NO_SPACE if a spill does not fit on the disk
   */
  public Iterator<MemberBatch> sortedBatches() throws IOException {
    return new MemberBatches(sort.sorted(), segments.order().byRank());
  }

  /**
   * @throws IllegalStateException before the segment's last batch was taken
   * @throws IllegalArgumentException for a segment without members
   */
  public SegmentCount count(String segment) {
    return segments.known(segment).count();
  }

  /** Rows added to all segments. */
  public long read() {
    return segments.all().stream().mapToLong(StagedSegments.StagedSegment::read).sum();
  }

  /** Deletes the spills. */
  @Override
  public void close() throws IOException {
    sort.close();
  }

  @SuppressWarnings("deprecation") // The one copy of ASCII text that makes no array on the way.
  private void add(StagedSegments.StagedSegment segment, String identifier) {
    checkPrintable(segment, identifier);
    int length = identifier.length();
    identifier.getBytes(0, length, text, 0);
    sort.add(segment.firstKey() | MemberKey.ofText(identifier), text, length, length);
  }

  private static void checkPrintable(StagedSegments.StagedSegment segment, String identifier) {
    int length = identifier.length();
    boolean good = length > 0 && length <= LONGEST_IDENTIFIER;
    for (int i = 0; good && i < length; i++) {
      char next = identifier.charAt(i);
      good = next >= ' ' && next <= '~';
    }
    if (!good) {
      throw new IllegalArgumentException(
          "segment " + segment.name() + ": an identifier is not 1 to 100 printable characters");
    }
  }

  /**
   * The rows of one segment that passed the rules.
   *
   * @param read rows as they came
   * @param unique members, each counted once
   */
  public record SegmentCount(String segment, long read, long unique) {

    public long duplicates() {
      return read - unique;
    }
  }
}
