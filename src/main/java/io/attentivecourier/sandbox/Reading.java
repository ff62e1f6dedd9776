package io.attentivecourier.sandbox;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One file, read from its first row to its last. What it holds counts only if the whole of it is
 * sound.
 */
final class Reading {

  /**
   * Attentive: at most 64 characters, no special characters; seen in use are letters, digits,
   * space, _ and -.
   */
  private static final Pattern SEGMENT = Pattern.compile("(?! )[A-Za-z0-9 _-]{1,64}(?<! )");

  private final Predicate<String> subscribers;
  private final long maxRows;
  private final Map<String, SegmentList> lists = new TreeMap<>();
  private IdentifierForm form;
  private long rows;

  Reading(Predicate<String> subscribers, long maxRows) {
    this.subscribers = subscribers;
    this.maxRows = maxRows;
  }

  void read(Lines lines) throws IOException, Breach {
    String line;
    while ((line = lines.next()) != null) {
      row(line, lines.number());
    }
    if (rows == 0) {
      throw new Breach("the file is empty");
    }
  }

  Map<String, SegmentList> lists() {
    return lists;
  }

  long rows() {
    return rows;
  }

  private void row(String line, long number) throws Breach {
    if (++rows > maxRows) {
      throw new Breach("the file has more than " + maxRows + " rows");
    }
    int comma = line.indexOf(',');
    if (comma < 0 || comma != line.lastIndexOf(',')) {
      throw Breach.at(number, "has " + columns(line) + " columns, not 2");
    }
    String identifier = identifier(line.substring(0, comma), number);
    list(line.substring(comma + 1), number).add(identifier, subscribers.test(identifier));
  }

  private static long columns(String line) {
    return 1 + line.chars().filter(c -> c == ',').count();
  }

  private String identifier(String text, long number) throws Breach {
    if (form != null && form.fits(text)) {
      return text;
    }
    Optional<IdentifierForm> found = IdentifierForm.of(text);
    if (found.isEmpty()) {
      throw Breach.at(
          number, number == 1 ? "is a header row, or has no identifier" : "has no identifier");
    }
    if (form != null) {
      throw Breach.at(
          number,
          "mixes: the rows before it hold " + form.words() + ", it holds " + found.get().words());
    }
    form = found.get();
    return text;
  }

  private SegmentList list(String segment, long number) throws Breach {
    SegmentList known = lists.get(segment);
    if (known != null) {
      return known;
    }
    if (!SEGMENT.matcher(segment).matches()) {
      throw Breach.at(
          number, "names a segment that is not 1 to 64 letters, digits, spaces, _ or -");
    }
    SegmentList list = new SegmentList();
    lists.put(segment, list);
    return list;
  }
}
