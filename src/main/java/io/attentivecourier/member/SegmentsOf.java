package io.attentivecourier.member;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists in a kept file, and whether a person is in each. A packed file holds several, so it is
 * not sorted as a whole and is read from its start to its end.
 */
final class SegmentsOf {
  private final Map<String, Boolean> found = new LinkedHashMap<>();
  private String segment = "";

  /**
   * @param segment null for a file of an API run
   */
  record Membership(String segment, boolean isIn) {}

  private SegmentsOf() {}

  static List<Membership> read(KeptFile file, Person person) throws IOException {
    SegmentsOf segments = new SegmentsOf();
    try (BufferedReader lines = file.reader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        segments.add(file.isSegment() ? line : null, file.isOf(person, line));
      }
    }
    return segments.memberships();
  }

  private void add(String line, boolean isIn) {
    String name = line == null ? null : name(line);
    if (isIn || !found.containsKey(name)) {
      found.put(name, isIn);
    }
  }

  /** The last name again where it is the same: one string for each list and not for each line. */
  private String name(String line) {
    int start = line.indexOf(',') + 1;
    boolean same = line.length() - start == segment.length() && line.startsWith(segment, start);
    segment = same ? segment : line.substring(start);
    return segment;
  }

  private List<Membership> memberships() {
    List<Membership> memberships = new ArrayList<>();
    found.forEach((name, isIn) -> memberships.add(new Membership(name, isIn)));
    return memberships;
  }
}
