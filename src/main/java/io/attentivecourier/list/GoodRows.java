package io.attentivecourier.list;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * The good rows of a batch as columns: of a phone the number alone, from which its text is made
 * where somebody asks for it. An object and a text a row were a third of what the rules cost.
 */
public final class GoodRows extends AbstractList<SegmentRules.SegmentRow> implements RandomAccess {
  private final String[] segments;
  private final long[] phones;
  private String[] others;
  private int count;

  GoodRows(int most) {
    segments = new String[most];
    phones = new long[most];
  }

  void add(String segment, String identifier) {
    long phone = PhoneKey.of(identifier);
    if (phone == PhoneKey.NONE) {
      others = others == null ? new String[phones.length] : others;
      others[count] = identifier;
    }
    addPhone(segment, phone);
  }

  /**
   * @param phone its key
   */
  void addPhone(String segment, long phone) {
    segments[count] = segment;
    phones[count++] = phone;
  }

  void stage(SegmentStage stage) {
    for (int at = 0; at < count; at++) {
      stage.add(segments[at], phones[at], others == null ? null : others[at]);
    }
  }

  @Override
  public SegmentRules.SegmentRow get(int index) {
    if (index >= count) {
      throw new IndexOutOfBoundsException(index);
    }
    String identifier =
        phones[index] == PhoneKey.NONE ? others[index] : PhoneKey.text(phones[index]);
    return new SegmentRules.SegmentRow(segments[index], identifier, phones[index]);
  }

  @Override
  public int size() {
    return count;
  }

  /** Says nothing of anybody. */
  @Override
  public String toString() {
    return count
        + " good rows of "
        + Arrays.stream(segments, 0, count).distinct().count()
        + " lists";
  }
}
