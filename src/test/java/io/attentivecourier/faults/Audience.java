package io.attentivecourier.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Made-up members of three segments; all their numbers are 555-01xx. */
final class Audience {
  static final List<String> SEGMENTS = List.of("Amber", "Birch", "Cedar");

  /** 17 bytes a row make two packets of 32 KiB a file. */
  static final int MEMBERS = 2_500;

  /** Any member's number, however written, and the address among the rejected rows. */
  static final Pattern CANARY =
      Pattern.compile("[2-9]\\d\\d[-. )]{0,2}555[-. ]?01\\d\\d|nobody@example\\.com");

  private Audience() {}

  static String first() {
    return query(MEMBERS, SEGMENTS);
  }

  /** Each of the segments with so many members, and one row that is rejected. */
  static String query(int members, List<String> segments) {
    String names = String.join("'), ('", segments);
    return ("SELECT (202 + i // 100) || '55501' || lpad((i %% 100)::VARCHAR, 2, '0') AS phone,"
            + " segment_name FROM range(%d) AS r(i), (VALUES ('%s')) AS s(segment_name)"
            + " UNION ALL SELECT 'nobody@example.com', '%s'")
        .formatted(members, names, segments.get(0));
  }

  /** What the receiver shows after such a query was delivered. */
  static Map<String, Set<String>> lists(int members, List<String> segments) {
    Map<String, Set<String>> lists = new TreeMap<>();
    segments.forEach(segment -> lists.put(segment, numbers(members)));
    return lists;
  }

  private static Set<String> numbers(int members) {
    Set<String> numbers = new TreeSet<>();
    for (int i = 0; i < members; i++) {
      numbers.add("%d55501%02d".formatted(202 + i / 100, i % 100));
    }
    return numbers;
  }
}
