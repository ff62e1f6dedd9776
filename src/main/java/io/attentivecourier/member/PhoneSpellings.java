package io.attentivecourier.member;

import java.util.ArrayList;
import java.util.List;

/**
 * The usual ways to write a phone of ten digits. A rejected row is kept as the hash of its raw
 * text, so it is found only by the very spelling that the warehouse had.
 */
final class PhoneSpellings {
  private static final List<String> STARTS = List.of("", "1", "1 ", "1-", "1.", "+1", "+1 ", "+1-");

  private PhoneSpellings() {}

  static List<String> of(String ten) {
    String area = ten.substring(0, 3);
    String office = ten.substring(3, 6);
    String line = ten.substring(6);
    List<String> spellings = new ArrayList<>();
    for (String start : STARTS) {
      spellings.add(start + ten);
      spellings.add(start + "(" + area + ") " + office + "-" + line);
      spellings.add(start + "(" + area + ")" + office + "-" + line);
      for (String separator : List.of("-", ".", " ")) {
        spellings.add(start + String.join(separator, area, office, line));
      }
    }
    return spellings;
  }
}
