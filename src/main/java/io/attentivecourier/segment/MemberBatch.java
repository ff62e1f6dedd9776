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

  private static final int TEN = 10;

  public MemberBatch {
    identifiers = List.copyOf(identifiers);
  }

  /** The same members with phones of 11 digits; an address stays as it is. In the same order. */
  public MemberBatch withCountryCode() {
    return new MemberBatch(
        segment, identifiers.stream().map(MemberBatch::withCountryCode).toList(), last);
  }

  private static String withCountryCode(String identifier) {
    return PhoneKey.of(identifier) == PhoneKey.NONE || identifier.length() > TEN
        ? identifier
        : "1" + identifier;
  }
}
