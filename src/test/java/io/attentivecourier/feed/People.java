package io.attentivecourier.feed;

import java.util.ArrayList;
import java.util.List;

/** Rows of people who do not exist, by the hundred. */
final class People {
  private static final int IN_AN_AREA = 100;
  private static final int FIRST_AREA = 301;

  private People() {}

  /**
   * @param ranges like {@code Winback:0-299}: a segment and the people in it, the last included
   */
  static String[] in(String... ranges) {
    List<String> lines = new ArrayList<>();
    for (String range : ranges) {
      String[] parts = range.split("[:-]");
      for (int who = Integer.parseInt(parts[1]); who <= Integer.parseInt(parts[2]); who++) {
        lines.add(phone(who) + "," + parts[0]);
      }
    }
    return lines.toArray(String[]::new);
  }

  /** Ten digits, ending in 555-01xx. */
  static String phone(int who) {
    return "%d55501%02d".formatted(FIRST_AREA + who / IN_AN_AREA, who % IN_AN_AREA);
  }
}
