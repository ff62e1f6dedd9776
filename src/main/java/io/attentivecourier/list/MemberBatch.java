package io.attentivecourier.list;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Members of one segment, ascending by bytes, each once a segment. Kept as the lines that they are
 * on disk: to make a string of each took as long as to merge them.
 */
public final class MemberBatch {
  public static final int MOST = 4096;

  private static final int TEN = 10;

  private final String segment;
  private final byte[] lines;
  private final int members;
  private final boolean last;

  /** Takes one identifier after the other. */
  @FunctionalInterface
  public interface Taker {
    /** The identifier is the ASCII text from one place to before the other. */
    void take(byte[] text, int from, int to) throws IOException;
  }

  /**
   * @param lines each identifier and a line feed; nobody writes into it any more
   * @param last no more members of this segment follow
   */
  MemberBatch(String segment, byte[] lines, int members, boolean last) {
    this.segment = segment;
    this.lines = lines;
    this.members = members;
    this.last = last;
  }

  /**
   * @param identifiers 1 to 4096 of them
   * @throws IllegalArgumentException for one with a line feed, which would be two
   */
  public static MemberBatch of(String segment, List<String> identifiers, boolean last) {
    if (identifiers.stream().anyMatch(one -> one.indexOf('\n') >= 0)) {
      throw new IllegalArgumentException("segment " + segment + ": a value of two lines");
    }
    String lines = identifiers.stream().map(one -> one + "\n").collect(Collectors.joining());
    return new MemberBatch(
        segment, lines.getBytes(StandardCharsets.UTF_8), identifiers.size(), last);
  }

  public String segment() {
    return segment;
  }

  public boolean isLast() {
    return last;
  }

  public int members() {
    return members;
  }

  /** Of all identifiers together. */
  int characters() {
    return lines.length - members;
  }

  public List<String> identifiers() {
    return new String(lines, StandardCharsets.UTF_8).lines().toList();
  }

  public void each(Taker taker) throws IOException {
    for (int from = 0; from < lines.length; ) {
      int end = end(from);
      taker.take(lines, from, end);
      from = end + 1;
    }
  }

  /** Most are phones, of which ten digits are known at once. */
  private int end(int from) {
    int end = PhoneKey.isTen(lines, from, lines.length) ? from + TEN : from;
    while (lines[end] != '\n') {
      end++;
    }
    return end;
  }

  /** The same members with phones of 11 digits; an address stays as it is. In the same order. */
  public MemberBatch withCountryCode() {
    return of(segment, identifiers().stream().map(MemberBatch::withCountryCode).toList(), last);
  }

  private static String withCountryCode(String identifier) {
    return PhoneKey.of(identifier) == PhoneKey.NONE || identifier.length() > TEN
        ? identifier
        : "1" + identifier;
  }
}
